// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "ui/workspace/checker.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QPalette>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace ui {

/// The findings as rows: open ones before waived ones, then by severity and by check. Sentences are made when they are seen.
class FindingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { CheckColumn, TextColumn, NoteColumn, ColumnCount };

    explicit FindingModel(const model::Words& words, QObject* parent = nullptr);

    void setFindings(std::shared_ptr<const Findings> findings);
    void setSeverity(std::optional<model::Severity> severity); ///< nothing: all
    void setShowsWaived(bool isOn);
    void setOld(bool isOld); ///< newer ones are being looked for: all are pale
    void setPalette(const QPalette& palette);

    const std::shared_ptr<const Findings>& findings() const { return m_findings; }
    const model::Finding& findingAt(int row) const { return m_findings->all[m_rows[static_cast<std::size_t>(row)]]; }
    QString sentenceAt(int row) const;

    /// The rows of these findings, by what they are about and say, in other findings too; those that are in sight.
    std::vector<int> rowsOf(std::span<const model::Finding> findings) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void fill();
    QVariant text(int row, int column) const;

    const model::Words& m_words;
    std::shared_ptr<const Findings> m_findings = std::make_shared<const Findings>();
    std::vector<std::size_t> m_rows;
    std::optional<model::Severity> m_severity;
    bool m_showsWaived = false;
    bool m_isOld = false;
    QPalette m_palette;
    std::array<QIcon, 3> m_icons; ///< by severity
};

}
