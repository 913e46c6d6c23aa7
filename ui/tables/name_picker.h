// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/records/field_description.h"

#include <QLineEdit>
#include <QStringList>

class QListWidget;

namespace ui {

/// A field for the name of an organization, a chip or a source: a list below it holds the names with the typed text anywhere in them, else
/// the nearest ones, and last, where none is it, the offer to make it, which is taken only by who chooses it.
class NamePicker : public QLineEdit {
    Q_OBJECT
public:
    NamePicker(const model::Dataset& dataset, model::FieldType type, QWidget* parent = nullptr);
    ~NamePicker() override;

    /// The names of another dataset from now on; the text stays.
    void setDataset(const model::Dataset& dataset);

    /// Whether it offers to make a name that is not there; it does at first.
    void setNewAllowed(bool isAllowed) { m_isNewAllowed = isAllowed; }

    /// The text is a name that is to be made.
    bool isNewWanted() const { return m_isNewWanted; }
    QString name() const; ///< as it is stored where only the case differs

    /// Takes the marked entry of the list. False where the text is no name and nothing is marked: the first entry is marked then, for
    /// the person to say which.
    bool takeMarked();

signals:
    void picked(); ///< an entry of the list

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Entry {
        QString name;
        QString detail;     ///< its kind; the title of a source
        QStringList others; ///< its aliases
    };

    void showMatches(const QString& text);
    QPoint placeOfList() const;
    void addEntry(const Entry& entry);
    bool isName(const QString& text) const;
    void pick(int row);
    void move(int step);

    model::FieldType m_type;
    QList<Entry> m_entries;
    QListWidget* m_list;
    bool m_isNewAllowed = true;
    bool m_isNewWanted = false;
};

}
