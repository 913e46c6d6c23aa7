// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/palette.h"

#include "model/base/fingerprint.h"
#include "model/records/dataset.h"

#include <algorithm>
#include <array>
#include <utility>

namespace model {

namespace {

struct Known {
    std::string_view name;
    int slot;
};

// Slots 0 to 7 are the theme's strongest and go to what is drawn most; those drawn together differ.
constexpr std::array known {
    Known { "GPU", 0 },
    Known { "TPU", 2 },
    Known { "ASIC", 3 },
    Known { "mixed", 6 },
    Known { "Meta", 0 },
    Known { "Amazon", 1 },
    Known { "Google", 2 },
    Known { "Oracle", 3 },
    Known { "Microsoft", 4 },
    Known { "China (all buyers)", 5 },
    Known { "CoreWeave", 6 },
    Known { "xAI", 7 },
    Known { "OpenAI", 8 },
    Known { "Anthropic", 9 },
    Known { "DeepSeek", 10 },
    Known { "Tesla", 11 },
    Known { "Other (rest of world)", 12 },
    Known { "Google DeepMind", 13 },
    Known { "Lambda", 11 },
    Known { "Voltage Park", 8 },
    Known { "Stability AI", 9 },
    Known { "Tencent", 8 },
    Known { "Alibaba", 11 },
    Known { "Jülich Supercomputing Centre", 13 },
    Known { "AIST", 11 },
    Known { "NVIDIA", 21 },
    Known { "AMD", 5 },
    Known { "Huawei", 16 },
    Known { "Cambricon", 6 },
    Known { "various", 12 },
    Known { "US", 0 },
    Known { "CN", 5 },
    Known { "GB", 4 },
    Known { "FR", 3 },
    Known { "IT", 9 },
    Known { "hyperscaler", 0 },
    Known { "lab", 8 },
    Known { "neocloud", 2 },
    Known { "aggregate", 12 },
    Known { "enterprise", 1 },
    Known { "academia", 4 },
    Known { "government", 5 },
    Known { "startup", 3 },
    Known { "H100/H200", 0 },
    Known { "B200/GB200", 1 },
    Known { "TPU v5e", 2 },
    Known { "B300/GB300", 3 },
    Known { "A100", 4 },
    Known { "Trainium2", 5 },
    Known { "TPU v6e", 6 },
    Known { "TPU v5p", 7 },
    Known { "H20", 8 },
    Known { "MI300X", 9 },
    Known { "Ascend 910C", 10 },
    Known { "TPU v4", 11 },
    Known { "mixed fleet (H100e)", 12 },
    Known { "Trainium1", 13 },
    Known { "TPU v7", 14 },
    Known { "V100", 15 },
    Known { "Ascend 910B", 16 },
    Known { "H100 SXM", 17 },
    Known { "H800", 14 },
    Known { "MI250X", 8 },
    Known { "A100 40GB", 9 },
    Known { "owned", 0 },
    Known { "own", 12 },
    Known { "rented", 1 },
};

const Known* knownNamed(std::string_view name)
{
    const auto found = std::ranges::find(known, name, &Known::name);
    return found == known.end() ? nullptr : &*found;
}

}

Paint paintOf(std::string_view name)
{
    if (const auto* found = knownNamed(name))
        return { Paint::Kind::Category, found->slot };
    return { Paint::Kind::Category, static_cast<int>(fingerprint<std::uint32_t>(name) % static_cast<std::uint32_t>(paletteSlots)) };
}

Paint otherPaint()
{
    return { Paint::Kind::Other, 0 };
}

Palette::Palette(const Dataset& dataset)
{
    const auto add = [this](const auto& record) {
        if (!record.colour.empty())
            m_renamed.emplace(record.name, record.colour);
    };
    dataset.organizations().forEach(add);
    dataset.chips().forEach(add);
}

std::string_view Palette::named(std::string_view name) const
{
    const auto renamed = m_renamed.find(name);
    return renamed == m_renamed.end() ? name : renamed->second;
}

Paint Palette::of(std::string_view name) const
{
    return paintOf(named(name));
}

bool Palette::isKnown(std::string_view name) const
{
    return knownNamed(named(name)) != nullptr;
}

DistinctPaints::DistinctPaints(const Palette& palette, const std::vector<std::string>& names)
{
    std::array<bool, paletteSlots> taken {};
    const auto take = [&](const std::string& name, Paint paint) {
        auto& isTaken = taken[static_cast<std::size_t>(paint.slot)];
        if (!isTaken && m_paints.emplace(name, paint).second)
            isTaken = true;
    };
    for (const bool areKnown : { true, false }) {
        for (const auto& name : names) {
            if (palette.isKnown(name) == areKnown)
                take(name, palette.of(name));
        }
    }
    for (const auto& name : names) {
        auto paint = palette.of(name);
        for (int tries = 0; tries < paletteSlots && !m_paints.contains(name); ++tries) {
            take(name, paint);
            paint.slot = (paint.slot + 1) % paletteSlots;
        }
        m_paints.emplace(name, paint);
    }
}

Paint DistinctPaints::of(std::string_view name) const
{
    const auto found = m_paints.find(name);
    return found == m_paints.end() ? paintOf(name) : found->second;
}

}
