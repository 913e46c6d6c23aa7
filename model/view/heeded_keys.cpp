// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/heeded_keys.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

using Uses = FigureUses;

bool always(const FigureFacts&)
{
    return true;
}

bool ofHoldings(const FigureFacts& facts)
{
    return facts.restsOn == RecordKind::Inventory;
}

/// Decode draws the chips of which most are held.
bool ofHeldChips(const FigureFacts& facts)
{
    return ofHoldings(facts) || facts.uses.bytes;
}

bool ofOrganizations(const FigureFacts& facts)
{
    return facts.restsOn != RecordKind::Chip;
}

bool ofClaims(const FigureFacts& facts)
{
    return ofOrganizations(facts) || facts.uses.bytes;
}

bool ofQuarters(const FigureFacts& facts)
{
    return facts.uses.range || facts.restsOn == RecordKind::TrainingRun;
}

/// Who is rich and who is poor.
bool ofTiers(const FigureFacts& facts)
{
    return facts.uses.per && !facts.uses.quarters;
}

/// A mark or a line an organization, as many as are asked for.
bool ofRankedOnes(const FigureFacts& facts)
{
    return ofHoldings(facts) && !facts.uses.by && !facts.uses.groups && !facts.uses.quarters;
}

bool ofZoomableAxes(const FigureFacts& facts)
{
    return facts.uses.scale || facts.uses.quarters;
}

template <bool FigureUses::*use> bool uses(const FigureFacts& facts)
{
    return facts.uses.*use;
}

struct HeededKey {
    std::string_view key;
    bool (*isHeeded)(const FigureFacts& facts);
};

constexpr std::array heededKeys {
    HeededKey { "figure", always },
    HeededKey { "unit", uses<&Uses::unit> },
    HeededKey { "basis", uses<&Uses::unit> },
    HeededKey { "per", uses<&Uses::per> },
    HeededKey { "access", uses<&Uses::access> },
    HeededKey { "state", ofHeldChips },
    HeededKey { "measure", uses<&Uses::measure> },
    HeededKey { "by", uses<&Uses::by> },
    HeededKey { "style", uses<&Uses::style> },
    HeededKey { "base", uses<&Uses::measure> },
    HeededKey { "at", always },
    HeededKey { "from", ofQuarters },
    HeededKey { "to", ofQuarters },
    HeededKey { "quarters", uses<&Uses::quarters> },
    HeededKey { "status", ofClaims },
    HeededKey { "evidence", ofClaims },
    HeededKey { "prefer", always },
    HeededKey { "organization", ofOrganizations },
    HeededKey { "chip", always },
    HeededKey { "chip-kind", always },
    HeededKey { "kind", ofOrganizations },
    HeededKey { "country", ofOrganizations },
    HeededKey { "vendor", always },
    HeededKey { "pin", always },
    HeededKey { "groups", uses<&Uses::groups> },
    HeededKey { "x", uses<&Uses::axes> },
    HeededKey { "y", uses<&Uses::axes> },
    HeededKey { "sizes", uses<&Uses::bytes> },
    HeededKey { "bytes", uses<&Uses::bytes> },
    HeededKey { "top", ofRankedOnes },
    HeededKey { "scale", uses<&Uses::scale> },
    HeededKey { "intervals", uses<&Uses::intervals> },
    HeededKey { "alternatives", uses<&Uses::alternatives> },
    HeededKey { "projection", uses<&Uses::projection> },
    HeededKey { "trails", uses<&Uses::trails> },
    HeededKey { "rich", ofTiers },
    HeededKey { "poor", ofTiers },
    HeededKey { "carry", ofHeldChips },
    HeededKey { "rho", ofHoldings },
    HeededKey { "mfu", ofHoldings },
    HeededKey { "zoom", ofZoomableAxes },
};

}

bool heeds(FigureKind figure, std::string_view key)
{
    const auto* const found = std::ranges::find(heededKeys, key == "org" ? "organization" : key, &HeededKey::key);
    return found != heededKeys.end() && found->isHeeded(factsOf(figure));
}

std::optional<FigureKind> likestThatHeeds(FigureKind figure, std::string_view key)
{
    const auto& facts = factsOf(figure);
    std::optional<FigureKind> best;
    int most = -1;
    for (const auto other : allValues<FigureKind>()) {
        if (!heeds(other, key))
            continue;
        const auto& others = factsOf(other);
        const int likeness = (others.isOfQuarters == facts.isOfQuarters ? 2 : 0) + (others.restsOn == facts.restsOn ? 1 : 0);
        if (likeness > most) {
            best = other;
            most = likeness;
        }
    }
    return best;
}

}
