// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/field_units.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

constexpr double gibi = 1.073741824; // GB of one GiB

constexpr std::array counts { FieldUnit { "accelerators", 1 }, FieldUnit { "employees", 1 }, FieldUnit { "researchers", 1 },
    FieldUnit { "people", 1 }, FieldUnit { "chips", 1 }, FieldUnit { "units", 1 }, FieldUnit { "cards", 1 }, FieldUnit { "gpus", 1 },
    FieldUnit { "tpus", 1 }, FieldUnit { "h100e", 1 }, FieldUnit { "h100 equivalents", 1 }, FieldUnit { "pcs", 1 },
    FieldUnit { "pieces", 1 }, FieldUnit { "stück", 1 }, FieldUnit { "stk.", 1 }, FieldUnit { "unités", 1 }, FieldUnit { "unidades", 1 },
    FieldUnit { "шт.", 1 }, FieldUnit { "шт", 1 }, FieldUnit { "台", 1 }, FieldUnit { "张", 1 }, FieldUnit { "張", 1 },
    FieldUnit { "片", 1 }, FieldUnit { "颗", 1 }, FieldUnit { "块", 1 }, FieldUnit { "枚", 1 }, FieldUnit { "个", 1 },
    FieldUnit { "名", 1 }, FieldUnit { "人", 1 }, FieldUnit { "대", 1 }, FieldUnit { "장", 1 }, FieldUnit { "개", 1 },
    FieldUnit { "명", 1 } };
constexpr std::array dollars { FieldUnit { "us dollars", 1 }, FieldUnit { "dollars", 1 }, FieldUnit { "us$", 1 }, FieldUnit { "usd", 1 },
    FieldUnit { "$", 1 } };
constexpr std::array watts { FieldUnit { "kilowatts", 1e3 }, FieldUnit { "watts", 1 }, FieldUnit { "watt", 1 }, FieldUnit { "kw", 1e3 },
    FieldUnit { "w", 1 } };
constexpr std::array bytes { FieldUnit { "gigabytes", 1 }, FieldUnit { "gbytes", 1 }, FieldUnit { "bytes", 1e-9 },
    FieldUnit { "byte", 1e-9 }, FieldUnit { "gib", gibi }, FieldUnit { "tib", 1024 * gibi }, FieldUnit { "mib", gibi / 1024 },
    FieldUnit { "gb", 1 }, FieldUnit { "tb", 1e3 }, FieldUnit { "mb", 1e-3 } };
constexpr std::array bandwidths { FieldUnit { "gbytes/s", 1 }, FieldUnit { "gbyte/s", 1 }, FieldUnit { "tbytes/s", 1e3 },
    FieldUnit { "tbyte/s", 1e3 }, FieldUnit { "bytes/s", 1e-9 }, FieldUnit { "byte/s", 1e-9 }, FieldUnit { "gib/s", gibi },
    FieldUnit { "tib/s", 1024 * gibi }, FieldUnit { "gb/sec", 1 }, FieldUnit { "tb/sec", 1e3 }, FieldUnit { "gb/s", 1 },
    FieldUnit { "tb/s", 1e3 }, FieldUnit { "mb/s", 1e-3 }, FieldUnit { "gbps", 1 }, FieldUnit { "tbps", 1e3 } };
constexpr std::array peaks { FieldUnit { "teraflops", 1 }, FieldUnit { "petaflops", 1e3 }, FieldUnit { "tflop/s", 1 },
    FieldUnit { "pflop/s", 1e3 }, FieldUnit { "gflop/s", 1e-3 }, FieldUnit { "tflops", 1 }, FieldUnit { "pflops", 1e3 },
    FieldUnit { "gflops", 1e-3 }, FieldUnit { "flop/s", 1e-12 }, FieldUnit { "flops", 1e-12 } };
constexpr std::array operations { FieldUnit { "tflop/s", 1 }, FieldUnit { "pflop/s", 1e3 }, FieldUnit { "tflops", 1 },
    FieldUnit { "pflops", 1e3 }, FieldUnit { "top/s", 1 }, FieldUnit { "pop/s", 1e3 }, FieldUnit { "tops", 1 }, FieldUnit { "pops", 1e3 },
    FieldUnit { "flop/s", 1e-12 }, FieldUnit { "op/s", 1e-12 }, FieldUnit { "ops", 1e-12 } };
constexpr std::array times { FieldUnit { "minutes", 1.0 / 1440 }, FieldUnit { "hours", 1.0 / 24 }, FieldUnit { "weeks", 7 },
    FieldUnit { "hour", 1.0 / 24 }, FieldUnit { "week", 7 }, FieldUnit { "days", 1 }, FieldUnit { "hrs", 1.0 / 24 }, FieldUnit { "day", 1 },
    FieldUnit { "h", 1.0 / 24 }, FieldUnit { "d", 1 } };
constexpr std::array compute { FieldUnit { "petaflop/s-days", 8.64e19 }, FieldUnit { "petaflop/s-day", 8.64e19 },
    FieldUnit { "pflop/s-days", 8.64e19 }, FieldUnit { "pf-days", 8.64e19 }, FieldUnit { "petaflop", 1e15 }, FieldUnit { "exaflop", 1e18 },
    FieldUnit { "zettaflop", 1e21 }, FieldUnit { "yottaflop", 1e24 }, FieldUnit { "pflop", 1e15 }, FieldUnit { "eflop", 1e18 },
    FieldUnit { "zflop", 1e21 }, FieldUnit { "yflop", 1e24 }, FieldUnit { "flops", 1 }, FieldUnit { "flop", 1 } };

struct Entry {
    std::string_view field;
    FieldUnits units;
};

// The limits are ten and more times what the largest chip, fleet and run have that are known.
constexpr std::array<Entry, 18> entries { {
    { "units", { counts, true, 1e9, {} } },
    { "units_low", { counts, true, 1e9, {} } },
    { "units_high", { counts, true, 1e9, {} } },
    { "people", { counts, true, 1e10, {} } },
    { "people_low", { counts, true, 1e10, {} } },
    { "people_high", { counts, true, 1e10, {} } },
    { "chips", { counts, true, 1e9, {} } },
    { "price_usd", { dollars, true, 1e8, "USD" } },
    { "tdp_w", { watts, false, 3e5, "W" } },
    { "memory_gb", { bytes, false, 2e4, "GB" } },
    { "memory_bandwidth_gbs", { bandwidths, false, 1e9, "GB/s" } },
    { "bf16_tflops", { peaks, false, 1e7, "TFLOPS" } },
    { "int8_tops", { operations, false, 1e7, "TOPS" } },
    { "fp4_tops", { operations, false, 1e7, "TOPS" } },
    { "days", { times, false, 1e5, "days" } },
    { "flop", { compute, true, 0, "FLOP" } },
    { "mfu", { {}, false, 0, {} } },
    { "share", { {}, false, 0, {} } },
} };

}

const FieldUnits& unitsOf(std::string_view field)
{
    static constexpr FieldUnits none;
    const auto found = std::ranges::find(entries, field, &Entry::field);
    return found == entries.end() ? none : found->units;
}

}
