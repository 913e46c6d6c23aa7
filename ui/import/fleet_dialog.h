// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fleet/import_fleet.h"

#include <QDialog>
#include <QMap>
#include <QStringList>

#include <filesystem>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Workspace;

/// What a tool lists of a fleet into the document: whose it is, of when, how many people, and which chip a name is where the tool does not
/// tell. What would be made is shown anew after each change.
class FleetDialog : public QDialog {
    Q_OBJECT
public:
    /// The files must be those of a tool that is known (model::fleetRecipeOf).
    FleetDialog(Workspace& workspace, const QStringList& files, QWidget* parent = nullptr);

    void accept() override;

signals:
    /// `organization` is empty for a list of many.
    void imported(const QString& summary, const QString& organization, model::Quarter quarter);

private:
    void build();
    void tryNow();
    void showOpen(const std::vector<model::OpenName>& open);
    void offerToReplace(const std::string& earlier);
    void showSentences(const std::vector<model::Sentence>& sentences);
    void refuse(const QString& reason);
    model::FleetPlan plan() const;

    Workspace& m_workspace;
    std::vector<std::filesystem::path> m_files;
    QString m_today;
    QComboBox* m_organization;
    QLineEdit* m_quarter;
    QLineEdit* m_researchers;
    QFormLayout* m_names;
    QCheckBox* m_leavesOut;
    QCheckBox* m_replaces;
    QCheckBox* m_shows;
    std::string m_earlier; ///< key of the source that may be replaced
    QLabel* m_summary;
    QPushButton* m_import;
    QMap<QString, QComboBox*> m_answers; ///< by the printed name
};

}
