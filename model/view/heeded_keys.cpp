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
    return facts.uses.unit;
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
    HeededKey { "basis", ofHoldings },
    HeededKey { "per", uses<&Uses::per> },
    HeededKey { "access", uses<&Uses::access> },
    HeededKey { "state", ofHoldings },
    HeededKey { "measure", uses<&Uses::measure> },
    HeededKey { "by", uses<&Uses::by> },
    HeededKey { "style", uses<&Uses::style> },
    HeededKey { "base", uses<&Uses::measure> },
    HeededKey { "at", always },
    HeededKey { "from", uses<&Uses::range> },
    HeededKey { "to", uses<&Uses::range> },
    HeededKey { "quarters", uses<&Uses::quarters> },
    HeededKey { "status", always },
    HeededKey { "evidence", always },
    HeededKey { "prefer", always },
    HeededKey { "organization", always },
    HeededKey { "chip", always },
    HeededKey { "chip-kind", always },
    HeededKey { "kind", always },
    HeededKey { "country", always },
    HeededKey { "vendor", always },
    HeededKey { "pin", always },
    HeededKey { "groups", uses<&Uses::groups> },
    HeededKey { "x", uses<&Uses::axes> },
    HeededKey { "y", uses<&Uses::axes> },
    HeededKey { "sizes", uses<&Uses::bytes> },
    HeededKey { "bytes", uses<&Uses::bytes> },
    HeededKey { "top", always },
    HeededKey { "scale", uses<&Uses::scale> },
    HeededKey { "intervals", uses<&Uses::intervals> },
    HeededKey { "alternatives", uses<&Uses::alternatives> },
    HeededKey { "projection", uses<&Uses::projection> },
    HeededKey { "trails", uses<&Uses::trails> },
    HeededKey { "rich", always },
    HeededKey { "poor", always },
    HeededKey { "carry", ofHoldings },
    HeededKey { "rho", ofHoldings },
    HeededKey { "mfu", always },
    HeededKey { "zoom", always },
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
