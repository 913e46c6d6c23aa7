// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace ui {

/// Something that can be done now.
struct PaletteCommand {
    QString text;  ///< "Export picture"
    QString place; ///< "File", where it is found otherwise
    QString keys;  ///< "Ctrl+E", may be empty
    std::function<void()> run;
};

/// How well what somebody typed fits a command: its letters in order, best at the beginnings of words. Nothing where it does not.
std::optional<int> paletteScore(const QString& typed, const QString& text);

/// Finds any command by a few letters.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);

    /// Opens over the upper part of the window with these commands; what is picked is run after the palette is closed.
    void show(QList<PaletteCommand> commands);

    /// More commands for what is typed, such as going to a quarter.
    using Extra = std::function<QList<PaletteCommand>(const QString& typed)>;
    void setExtra(Extra extra) { m_extra = std::move(extra); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void run(int row);
    void move(int rows);

    QLineEdit* m_search;
    QListView* m_list;
    QLabel* m_nothing;
    QStandardItemModel* m_model;
    QList<PaletteCommand> m_commands;
    QList<PaletteCommand> m_found;
    Extra m_extra;
};

}
