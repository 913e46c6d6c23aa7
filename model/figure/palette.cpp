// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/palette.h"

#include "model/base/fingerprint.h"

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

}

Paint paintOf(std::string_view name)
{
    const auto found = std::ranges::find(known, name, &Known::name);
    if (found != known.end())
        return { Paint::Kind::Category, found->slot };
    return { Paint::Kind::Category, static_cast<int>(fingerprint<std::uint32_t>(name) % static_cast<std::uint32_t>(paletteSlots)) };
}

Paint otherPaint()
{
    return { Paint::Kind::Other, 0 };
}

Paint DistinctPaints::of(std::string_view name)
{
    auto paint = paintOf(name);
    if (m_taken.size() >= paletteSlots)
        return paint;
    while (!m_taken.insert(paint.slot).second)
        paint.slot = (paint.slot + 1) % paletteSlots;
    return paint;
}

}
