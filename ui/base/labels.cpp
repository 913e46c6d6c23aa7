// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/labels.h"

#include "model/figure/rooms.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

struct Labels {
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

}

QString figureMenuText(model::FigureKind figure)
{
    return toQt(model::Words()(model::roomOf(figure).menu));
}

QString figureLabel(model::FigureKind figure)
{
    return figureMenuText(figure).remove(QLatin1Char('&'));
}

QString chipFigureLabel(model::ChipFigure figure)
{
    switch (figure) {
    case model::ChipFigure::Bandwidth:
        return Labels::tr("memory bandwidth");
    case model::ChipFigure::Peak:
        return Labels::tr("peak (BF16)");
    case model::ChipFigure::Memory:
        return Labels::tr("memory");
    case model::ChipFigure::Power:
        return Labels::tr("power");
    case model::ChipFigure::Price:
        return Labels::tr("price");
    case model::ChipFigure::Introduced:
        return Labels::tr("year of introduction");
    }
    return {};
}

QString unitLabel(model::Unit unit, model::Basis basis)
{
    const model::Words words;
    return toQt(words(model::unitChoices[unit], { { "basis", words(model::basisChoices[basis]) } }));
}

QString perLabel(model::Per per)
{
    switch (per) {
    case model::Per::Researchers:
        return Labels::tr("per researcher");
    case model::Per::Employees:
        return Labels::tr("per employee");
    case model::Per::Customers:
        return Labels::tr("per customer");
    case model::Per::None:
        return Labels::tr("in total");
    }
    return {};
}

QString holdingLabel(model::Holding holding)
{
    switch (holding) {
    case model::Holding::HasAccess:
        return Labels::tr("have access to");
    case model::Holding::Owned:
        return Labels::tr("own");
    }
    return {};
}

QString changeLabel(model::Change change)
{
    switch (change) {
    case model::Change::Flow:
        return Labels::tr("added per quarter");
    case model::Change::Stock:
        return Labels::tr("held");
    case model::Change::Index:
        return Labels::tr("as an index");
    }
    return {};
}

QString groupingLabel(model::Grouping grouping)
{
    switch (grouping) {
    case model::Grouping::ChipKind:
        return Labels::tr("chip kind");
    case model::Grouping::Organization:
        return Labels::tr("organization");
    case model::Grouping::Kind:
        return Labels::tr("kind of organization");
    case model::Grouping::Country:
        return Labels::tr("country");
    case model::Grouping::Chip:
        return Labels::tr("chip");
    case model::Grouping::Vendor:
        return Labels::tr("vendor");
    case model::Grouping::Provider:
        return Labels::tr("provider");
    case model::Grouping::Access:
        return Labels::tr("access");
    }
    return {};
}

QString styleLabel(model::Style style)
{
    switch (style) {
    case model::Style::Stacked:
        return Labels::tr("columns");
    case model::Style::Lines:
        return Labels::tr("lines");
    }
    return {};
}

QString statusLabel(model::Status weakest)
{
    switch (weakest) {
    case model::Status::Actual:
        return Labels::tr("actual");
    case model::Status::Planned:
        return Labels::tr("actual and planned");
    }
    return {};
}

QString stateLabel(model::SourceState state)
{
    return state == model::SourceState::Sold ? Labels::tr("as claimed") : Labels::tr("up and running");
}

QString evidenceLabel(model::SourceKind weakest)
{
    switch (weakest) {
    case model::SourceKind::Disclosure:
        return Labels::tr("disclosures only");
    case model::SourceKind::Filing:
        return Labels::tr("filings or better");
    case model::SourceKind::Dataset:
        return Labels::tr("datasets or better");
    case model::SourceKind::Paper:
        return Labels::tr("papers or better");
    case model::SourceKind::Analyst:
        return Labels::tr("analysts or better");
    case model::SourceKind::Press:
        return Labels::tr("press or better");
    case model::SourceKind::Estimate:
        return Labels::tr("any evidence");
    }
    return {};
}

QString sourceKindLabel(model::SourceKind kind)
{
    switch (kind) {
    case model::SourceKind::Disclosure:
        return Labels::tr("disclosure");
    case model::SourceKind::Filing:
        return Labels::tr("filing");
    case model::SourceKind::Dataset:
        return Labels::tr("dataset");
    case model::SourceKind::Paper:
        return Labels::tr("paper");
    case model::SourceKind::Analyst:
        return Labels::tr("analyst");
    case model::SourceKind::Press:
        return Labels::tr("press");
    case model::SourceKind::Estimate:
        return Labels::tr("estimate");
    }
    return {};
}

QString organizationKindLabel(model::OrganizationKind kind)
{
    switch (kind) {
    case model::OrganizationKind::Hyperscaler:
        return Labels::tr("Hyperscalers");
    case model::OrganizationKind::Lab:
        return Labels::tr("Labs");
    case model::OrganizationKind::Neocloud:
        return Labels::tr("Neoclouds");
    case model::OrganizationKind::Enterprise:
        return Labels::tr("Enterprises");
    case model::OrganizationKind::Startup:
        return Labels::tr("Startups");
    case model::OrganizationKind::Academia:
        return Labels::tr("Academia");
    case model::OrganizationKind::Government:
        return Labels::tr("Governments");
    case model::OrganizationKind::Aggregate:
        return Labels::tr("Remainders");
    }
    return {};
}

QString chipKindLabel(model::ChipKind kind)
{
    switch (kind) {
    case model::ChipKind::Gpu:
        return Labels::tr("GPUs");
    case model::ChipKind::Tpu:
        return Labels::tr("TPUs");
    case model::ChipKind::Asic:
        return Labels::tr("ASICs");
    case model::ChipKind::Mixed:
        return Labels::tr("Mixed fleets");
    }
    return {};
}

QString countryLabel(const QString& code)
{
    if (code.isEmpty())
        return Labels::tr("Country unknown");
    const auto territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QString quarterLabel(model::Quarter quarter)
{
    return toQt(model::quarterText(quarter));
}

QString joinedLine(const QStringList& parts)
{
    QStringList present;
    for (const auto& part : parts) {
        if (!part.isEmpty())
            present << part;
    }
    return present.join(QStringLiteral(" · "));
}

}
