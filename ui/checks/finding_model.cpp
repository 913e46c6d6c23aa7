// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/finding_model.h"

#include "model/figure/finding_text.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/checks/finding_words.h"

#include <algorithm>
#include <set>

namespace ui {

namespace {

/// Says of two findings whether they are the same one, found again.
auto keyOf(const model::Finding& finding)
{
    const auto organization = finding.organization ? finding.organization->value : 0;
    const auto chip = finding.chip ? finding.chip->value : 0;
    return std::tuple(finding.check, finding.fingerprint, organization, chip, finding.subject);
}

}

FindingModel::FindingModel(const model::Words& words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_words(words)
{
    setPalette({});
}

void FindingModel::setFindings(std::shared_ptr<const Findings> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    fill();
    endResetModel();
}

void FindingModel::setSeverity(std::optional<model::Severity> severity)
{
    beginResetModel();
    m_severity = severity;
    fill();
    endResetModel();
}

void FindingModel::setShowsWaived(bool isOn)
{
    beginResetModel();
    m_showsWaived = isOn;
    fill();
    endResetModel();
}

void FindingModel::setOld(bool isOld)
{
    if (isOld == m_isOld)
        return;
    m_isOld = isOld;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), { Qt::ForegroundRole });
}

void FindingModel::setPalette(const QPalette& palette)
{
    m_palette = palette;
    for (const auto severity : { model::Severity::Error, model::Severity::Warning, model::Severity::Information })
        m_icons[static_cast<std::size_t>(severity)] = severityIcon(severity, palette);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), { Qt::DecorationRole, Qt::ForegroundRole });
}

void FindingModel::fill()
{
    const auto& all = m_findings->all;
    m_rows.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if ((m_showsWaived || !all[i].isWaived) && (!m_severity || all[i].severity == *m_severity))
            m_rows.push_back(i);
    }
    std::ranges::stable_sort(m_rows, {}, [&](std::size_t i) { return std::pair(all[i].isWaived, all[i].severity); });
}

std::vector<int> FindingModel::rowsOf(std::span<const model::Finding> findings) const
{
    std::set<decltype(keyOf(findings.front()))> wanted;
    for (const auto& finding : findings)
        wanted.insert(keyOf(finding));
    std::vector<int> rows;
    for (int row = 0; row < rowCount() && rows.size() < wanted.size(); ++row) {
        if (wanted.contains(keyOf(findingAt(row))))
            rows.push_back(row);
    }
    return rows;
}

QString FindingModel::sentenceAt(int row) const
{
    return toQt(model::findingText(findingAt(row), *m_findings->dataset, m_words));
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::text(int row, int column) const
{
    const auto& finding = findingAt(row);
    if (column == CheckColumn)
        return checkLabel(finding.check);
    return column == TextColumn ? sentenceAt(row) : toQt(finding.waiverNote);
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& finding = findingAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == CheckColumn ? severityLabel(finding.severity) : text(index.row(), index.column()).toString());
    case Qt::AccessibleTextRole:
        if (index.column() != CheckColumn)
            return text(index.row(), index.column());
        return finding.isWaived ? tr("%1, waived: %2").arg(severityLabel(finding.severity), checkLabel(finding.check))
                                : tr("%1: %2").arg(severityLabel(finding.severity), checkLabel(finding.check));
    case Qt::DecorationRole:
        if (index.column() == CheckColumn)
            return m_icons[static_cast<std::size_t>(finding.severity)];
        break;
    case Qt::ForegroundRole:
        if (m_isOld || finding.isWaived || index.column() == NoteColumn)
            return m_palette.color(QPalette::PlaceholderText);
        break;
    default:
        break;
    }
    return {};
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case CheckColumn:
        return tr("Check");
    case TextColumn:
        return tr("Finding");
    default:
        return tr("Waived because");
    }
}

}
