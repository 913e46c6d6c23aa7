// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/checker.h"

#include <QDialog>
#include <QList>

#include <optional>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace ui {

class Workspace;

/// Asks why findings may stay, and how many like them; writes the waivers as one step.
class WaiveDialog : public QDialog {
    Q_OBJECT
public:
    /// `chosen` are open ones, at least one.
    WaiveDialog(
        Workspace& workspace, std::shared_ptr<const Findings> findings, std::vector<model::Finding> chosen, QWidget* parent = nullptr);

    void accept() override;

signals:
    void waived(int count);

private:
    /// All open findings of the chosen ones' check on what is given here.
    struct Pattern {
        std::optional<model::OrganizationId> organization;
        std::optional<model::ChipId> chip;
        std::vector<model::Finding> findings;
    };

    void build();
    void addReach(QVBoxLayout* layout);
    void findPatterns();
    void addPattern(std::optional<model::OrganizationId> organization, std::optional<model::ChipId> chip);
    QString patternLabel(const Pattern& pattern) const;
    std::vector<model::Waiver> waivers() const;
    const Pattern* pickedPattern() const; ///< null: only the chosen ones
    void showReady();

    Workspace& m_workspace;
    std::shared_ptr<const Findings> m_findings;
    std::vector<model::Finding> m_chosen;
    std::vector<Pattern> m_patterns;
    QList<QRadioButton*> m_reach; ///< the chosen ones, then as m_patterns
    QPlainTextEdit* m_note;
    QLabel* m_reason;
    QPushButton* m_waive;
};

}
