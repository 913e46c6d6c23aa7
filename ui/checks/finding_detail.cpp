// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/finding_detail.h"

#include "model/base/number_format.h"
#include "model/table/table_record.h"
#include "ui/base/counts.h"
#include "ui/base/labels.h"
#include "ui/base/text.h"
#include "ui/checks/finding_words.h"

#include <QGuiApplication>

namespace ui {

namespace {

constexpr std::size_t mostLinks = 500;

QString number(double value)
{
    return toQt(model::groupedNumber(value));
}

QString amount(double best, const std::optional<double>& low, const std::optional<double>& high)
{
    if (!low && !high)
        return number(best);
    const auto end = [](const std::optional<double>& value) { return value ? number(*value) : QStringLiteral("…"); };
    return FindingDetail::tr("%1 (%2 – %3)").arg(number(best), end(low), end(high));
}

/// What a record says beside its name: its value and its source.
struct Saying {
    const model::Dataset& dataset;

    QString operator()(const model::InventoryRecord& record) const
    {
        const auto units = amount(record.units, record.unitsLow, record.unitsHigh);
        const auto text = FindingDetail::tr("%1 %2, %3").arg(toQt(word(record.measure)), units, toQt(dataset.name(record.source)));
        return record.status == model::Status::Planned ? FindingDetail::tr("planned, %1").arg(text) : text;
    }
    QString operator()(const model::HeadcountRecord& record) const
    {
        return FindingDetail::tr("%1, %2").arg(
            amount(record.people, record.peopleLow, record.peopleHigh), toQt(dataset.name(record.source)));
    }
    QString operator()(const model::Chip& record) const
    {
        return record.introduced ? FindingDetail::tr("introduced in %1").arg(quarterLabel(*record.introduced)) : QString();
    }
    template <class Record> QString operator()(const Record&) const { return {}; }
};

}

FindingDetail::FindingDetail(QWidget* parent)
    : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("findingDetail"));
    setAccessibleName(tr("The chosen finding and its records"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    document()->setDocumentMargin(8);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        bool isNumber = false;
        const auto place = static_cast<std::size_t>(link.path().toUInt(&isNumber));
        if (isNumber && place < m_records.size())
            emit recordPicked(m_records[place]);
    });
}

QString FindingDetail::mutedHtml(const QString& text) const
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>")
        .arg(QGuiApplication::palette().color(QPalette::PlaceholderText).name(), text.toHtmlEscaped());
}

void FindingDetail::showFinding(const model::Finding& finding, const QString& sentence, const model::Dataset& dataset)
{
    m_records = finding.records;
    auto html = QStringLiteral("<p style=\"margin:0\">%1</p>").arg(sentence.toHtmlEscaped());
    if (finding.isWaived)
        html += QStringLiteral("<p style=\"margin:4px 0 0 0\">%1</p>").arg(mutedHtml(tr("Waived: %1").arg(toQt(finding.waiverNote))));
    for (std::size_t i = 0; i < std::min(m_records.size(), mostLinks); ++i) {
        const auto link = [&](const QString& name, const QString& saying) {
            html += QStringLiteral("<p style=\"margin:5px 0 0 0\"><a href=\"record:%1\">%2</a> %3</p>")
                        .arg(i)
                        .arg(name.toHtmlEscaped(), mutedHtml(saying));
        };
        if (m_records[i].kind == model::RecordKind::SavedView) {
            if (const auto* view = dataset.savedViews().find({ m_records[i].id }))
                link(toQt(view->name), tr("saved view"));
            continue;
        }
        const auto record = model::recordOf(dataset, m_records[i]);
        if (record)
            link(toQt(model::recordName(*record, dataset)), std::visit(Saying { dataset }, *record));
    }
    if (m_records.size() > mostLinks)
        html += QStringLiteral("<p>%1</p>").arg(mutedHtml(counted(tr("and {n} more {n|record|records}"), m_records.size() - mostLinks)));
    setHtml(html);
}

void FindingDetail::showNothing()
{
    m_records.clear();
    clear();
}

}
