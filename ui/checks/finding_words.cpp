// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/finding_words.h"

#include "ui/base/icons.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Findings)
};

}

QString checkLabel(model::Check check)
{
    switch (check) {
    case model::Check::BreaksRule:
        return Texts::tr("Breaks a rule");
    case model::Check::RollForward:
        return Texts::tr("Stock does not add up");
    case model::Check::ClaimsDiffer:
        return Texts::tr("Claims differ");
    case model::Check::MoreLetThanOwned:
        return Texts::tr("More let than owned");
    case model::Check::ContainedAboveAggregate:
        return Texts::tr("Parts above the whole");
    case model::Check::UnitsBeforeIntroduction:
        return Texts::tr("Before introduction");
    case model::Check::ProviderUnknown:
        return Texts::tr("Provider unknown");
    case model::Check::NegativeStock:
        return Texts::tr("Negative stock");
    case model::Check::FlopApart:
        return Texts::tr("FLOP apart");
    case model::Check::ResearchersAboveEmployees:
        return Texts::tr("More researchers than staff");
    case model::Check::OwnerBehind:
        return Texts::tr("Owner behind its tenants");
    case model::Check::ReplacedAlone:
        return Texts::tr("Only replaced claims");
    case model::Check::RentsAndLets:
        return Texts::tr("Rents and lets");
    case model::Check::OldSource:
        return Texts::tr("Old source");
    case model::Check::BeyondMeasure:
        return Texts::tr("Beyond measure");
    case model::Check::FarAhead:
        return Texts::tr("Far ahead");
    case model::Check::UnknownName:
        break;
    }
    return Texts::tr("Unknown name");
}

QString severityLabel(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error:
        return Texts::tr("Error");
    case model::Severity::Warning:
        return Texts::tr("Warning");
    case model::Severity::Information:
        break;
    }
    return Texts::tr("Information");
}

QString severitiesLabel(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Error:
        return Texts::tr("Errors");
    case model::Severity::Warning:
        return Texts::tr("Warnings");
    case model::Severity::Information:
        break;
    }
    return Texts::tr("Information");
}

namespace {

QIcon plainIcon(model::Severity severity, const QPalette& palette)
{
    const bool isLight = palette.color(QPalette::Base).lightness() > 128;
    switch (severity) {
    case model::Severity::Error:
        return icon(QStringLiteral("error"), palette.color(QPalette::BrightText));
    case model::Severity::Warning:
        return icon(QStringLiteral("warning"), isLight ? QColor(0xa85400) : QColor(0xf6b26b));
    case model::Severity::Information:
        break;
    }
    return icon(QStringLiteral("information"), palette.color(QPalette::Link));
}

}

QIcon severityIcon(model::Severity severity, const QPalette& palette)
{
    auto icon = plainIcon(severity, palette);
    for (const auto& size : icon.availableSizes()) // the style would tint it in a chosen row
        icon.addPixmap(icon.pixmap(size), QIcon::Selected);
    return icon;
}

}
