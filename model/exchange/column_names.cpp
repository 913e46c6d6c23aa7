// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/column_names.h"

#include "model/base/field_units.h"
#include "model/base/letters.h"
#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace model {

namespace {

/// What people call a field, the best first; its own name goes before these.
struct OtherNames {
    RecordKind kind;
    std::string_view field;
    std::vector<std::string_view> names;
};

std::vector<OtherNames> allOtherNames()
{
    using enum RecordKind;
    static const std::vector<std::string_view> organizations { "organisation", "owner", "company", "org", "holder", "operator", "lab",
        "institution", "university", "buyer", "customer", "组织", "机构", "公司", "单位", "所有者", "公司名称", "机构名称", "组织名称",
        "单位名称", "企业", "企业名称" };
    static const std::vector<std::string_view> quarters { "date", "period", "as of", "start date", "end date", "qtr", "quartal", "季度",
        "日期", "时间" };
    static const std::vector<std::string_view> notes { "note", "comment", "comments", "remark", "remarks", "备注", "说明", "注释" };
    static const std::vector<std::string_view> sources { "source key", "reference", "来源", "出处" };
    return {
        { Inventory, "organization", organizations },
        { Inventory, "chip",
            { "chip type", "chip model", "accelerator", "accelerator type", "gpu", "gpu type", "gpu model", "hardware", "芯片", "型号",
                "加速器", "显卡", "芯片型号", "芯片名称", "gpu型号", "显卡型号" } },
        { Inventory, "quarter", quarters },
        { Inventory, "measure", { "度量" } },
        { Inventory, "units",
            { "number of units", "number of units (median)", "units_med", "units median", "units best", "number of chips", "number of gpus",
                "unit count", "gpu count", "count", "quantity", "chips", "gpus", "number", "best estimate", "best", "median",
                "accelerators", "number of accelerators", "cards", "# of gpus", "# of chips", "# gpus", "# chips", "no. of gpus",
                "no. of chips", "数量", "台数", "张数", "颗数", "芯片数量", "卡数", "gpu数量" } },
        { Inventory, "units_low",
            { "units_p5", "low", "number of units (5th percentile)", "5th percentile", "5%", "p5", "p05", "lower", "min", "下限",
                "最低" } },
        { Inventory, "units_high",
            { "units_p95", "high", "number of units (95th percentile)", "95th percentile", "95%", "p95", "upper", "max", "上限", "最高" } },
        { Inventory, "access", { "ownership", "owned or rented", "权属" } },
        { Inventory, "provider", { "host", "cloud", "cloud provider", "供应商", "提供方", "云服务商" } },
        { Inventory, "status", { "状态" } },
        { Inventory, "source", sources },
        { Inventory, "notes", notes },
        { Headcount, "organization", organizations },
        { Headcount, "quarter", quarters },
        { Headcount, "population", { "人群" } },
        { Headcount, "people",
            { "headcount", "number of people", "staff", "count", "researchers", "number of researchers", "employees", "number of employees",
                "customers", "number of customers", "人数", "研究人员", "研究人员数", "员工", "员工数", "员工人数" } },
        { Headcount, "people_low", { "people_p5", "low", "5%", "p5", "p05", "lower", "min", "下限", "最低" } },
        { Headcount, "people_high", { "people_p95", "high", "95%", "p95", "upper", "max", "上限", "最高" } },
        { Headcount, "source", sources },
        { Headcount, "notes", notes },
        { TrainingRun, "name", { "model", "run", "system", "模型", "名称" } },
        { TrainingRun, "organization", organizations },
        { TrainingRun, "quarter", { "date", "publication date", "period", "季度", "日期" } },
        { TrainingRun, "chip", { "chip type", "training hardware", "hardware", "accelerator", "芯片", "型号" } },
        { TrainingRun, "chips", { "number of chips", "hardware quantity", "chip count", "数量" } },
        { TrainingRun, "days", { "training days", "training time", "duration", "天数" } },
        { TrainingRun, "mfu", { "utilization", "hardware utilization", "model flop utilization", "利用率" } },
        { TrainingRun, "flop", { "training compute (flop)", "training compute", "compute (flop)", "compute", "算力" } },
        { TrainingRun, "source", sources },
        { TrainingRun, "notes", notes },
        { Organization, "name", { "organization", "organisation", "company", "名称", "公司", "机构", "组织" } },
        { Organization, "kind", { "type", "类型", "类别" } },
        { Organization, "country", { "country code", "国家", "国别" } },
        { Organization, "part_of", { "parent", "母公司", "隶属" } },
        { Organization, "website", { "url", "网址", "网站" } },
        { Organization, "aliases", { "alias", "also known as", "别名" } },
        { Organization, "notes", notes },
        { Chip, "name", { "chip", "chip type", "accelerator", "hardware name", "名称", "型号", "芯片" } },
        { Chip, "vendor", { "manufacturer", "maker", "designer", "chip manufacturer", "厂商", "制造商" } },
        { Chip, "kind", { "type", "类型", "类别" } },
        { Chip, "codename", { "code name", "代号" } },
        { Chip, "introduced", { "release date", "released", "launch", "发布日期", "发布" } },
        { Chip, "bf16_tflops", { "bf16", "bf16 peak", "peak bf16" } },
        { Chip, "int8_tops", { "int8", "int8 peak", "peak int8" } },
        { Chip, "fp4_tops", { "fp4", "fp4 peak", "peak fp4" } },
        { Chip, "memory_gb", { "memory", "vram", "显存", "内存" } },
        { Chip, "memory_bandwidth_gbs", { "memory bandwidth", "bandwidth", "带宽", "显存带宽" } },
        { Chip, "tdp_w", { "tdp", "power", "功耗" } },
        { Chip, "price_usd", { "price", "unit price", "price (usd)", "价格" } },
        { Chip, "aliases", { "alias", "also known as", "别名" } },
        { Chip, "source", sources },
        { Chip, "notes", notes },
        { Source, "key", { "id", "source" } },
        { Source, "title", { "name", "标题" } },
        { Source, "publisher", { "published by", "出版方", "发布方" } },
        { Source, "published", { "date", "publication date", "日期", "发布日期" } },
        { Source, "url", { "link", "网址", "链接" } },
        { Source, "notes", notes },
    };
}

const std::vector<OtherNames>& otherNames()
{
    static const auto all = allOtherNames();
    return all;
}

/// Letters and digits only, of one case and width, and the signs that make a head: % and ±.
std::string bare(std::string_view name)
{
    static constexpr std::string_view plusMinus = "\xC2\xB1";
    const auto folded = foldedLetters(name);
    std::string letters;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const auto lead = static_cast<unsigned char>(folded[i]);
        const bool isSign = lead == 0xC2 || lead == 0xE2; // of Latin-1 and of general punctuation
        if (isSign) {
            const std::size_t length = lead == 0xC2 ? 2 : 3;
            if (folded.substr(i, length) == plusMinus)
                letters += plusMinus;
            i += length - 1;
        } else if (lead >= 0x80 || (lead >= 'a' && lead <= 'z') || (lead >= '0' && lead <= '9') || lead == '%') {
            letters += folded[i];
        }
    }
    return letters;
}

/// "Training time (hours)" -> "Training time" and "hours"; "in" and "[GB]" are understood as well.
std::pair<std::string_view, std::string_view> nameAndUnit(std::string_view head)
{
    head = trimmed(head);
    const auto open = head.find_last_of("([");
    if (open != std::string_view::npos && open > 0 && (head.ends_with(')') || head.ends_with(']')))
        return { trimmed(head.substr(0, open)), trimmed(head.substr(open + 1, head.size() - open - 2)) };
    constexpr std::string_view wideOpen = "（";
    constexpr std::string_view wideClose = "）";
    const auto wide = head.rfind(wideOpen);
    if (wide != std::string_view::npos && wide > 0 && head.ends_with(wideClose)) {
        const auto begin = wide + wideOpen.size();
        return { trimmed(head.substr(0, wide)), trimmed(head.substr(begin, head.size() - begin - wideClose.size())) };
    }
    for (const std::string_view mark : { ", ", " in " }) {
        const auto at = head.rfind(mark);
        if (at != std::string_view::npos && at > 0)
            return { trimmed(head.substr(0, at)), trimmed(head.substr(at + mark.size())) };
    }
    return { head, {} };
}

std::string_view withoutBrackets(std::string_view text)
{
    text = trimmed(text);
    const bool hasThem = (text.starts_with('(') && text.ends_with(')')) || (text.starts_with('[') && text.ends_with(']'));
    return hasThem ? text.substr(1, text.size() - 2) : text;
}

/// The longer of two with the same beginning first.
constexpr std::array<FieldUnit, 50> multiples { { { "thousands", 1e3 }, { "thousand", 1e3 }, { "'000s", 1e3 }, { "'000", 1e3 },
    { "’000s", 1e3 }, { "’000", 1e3 }, { "000s", 1e3 }, { "000", 1e3 }, { "k", 1e3 }, { "tausend", 1e3 }, { "tsd.", 1e3 }, { "tsd", 1e3 },
    { "milliers", 1e3 }, { "miles", 1e3 }, { "migliaia", 1e3 }, { "milhares", 1e3 }, { "тысячах", 1e3 }, { "тыс.", 1e3 }, { "тыс", 1e3 },
    { "millions", 1e6 }, { "millionen", 1e6 }, { "million", 1e6 }, { "millones", 1e6 }, { "milioni", 1e6 }, { "milhões", 1e6 },
    { "mio.", 1e6 }, { "mio", 1e6 }, { "mn", 1e6 }, { "m", 1e6 }, { "млн", 1e6 }, { "billions", 1e9 }, { "billion", 1e9 },
    { "milliarden", 1e9 }, { "milliards", 1e9 }, { "mrd.", 1e9 }, { "mrd", 1e9 }, { "bn", 1e9 }, { "lakhs", 1e5 }, { "lakh", 1e5 },
    { "crores", 1e7 }, { "crore", 1e7 }, { "百万", 1e6 }, { "百萬", 1e6 }, { "千", 1e3 }, { "万", 1e4 }, { "萬", 1e4 }, { "亿", 1e8 },
    { "億", 1e8 }, { "천", 1e3 }, { "만", 1e4 } } };

/// "万台" -> "万": without the word that Chinese, Japanese and Korean count machines with.
std::string withoutCounter(std::string text)
{
    static constexpr std::array<std::string_view, 10> counters { "台", "张", "張", "片", "颗", "块", "枚", "个", "대", "장" };
    const auto counter = std::ranges::find_if(counters, [&text](std::string_view one) { return text.ends_with(one); });
    if (counter != counters.end() && text.size() > counter->size())
        text.erase(text.size() - counter->size());
    return text;
}

/// What numbers under a head with this unit are to be multiplied by, for the field; nothing where the unit is none of its.
std::optional<double> factorOf(std::string_view field, std::string_view unit)
{
    auto text = withoutCounter(lowered(unit));
    for (const std::string_view word : { "in ", "en ", "em ", "в " }) {
        if (text.starts_with(word))
            text.erase(0, word.size());
    }
    if (text.empty())
        return std::nullopt;
    const auto& own = unitsOf(field);
    const auto find = [](const auto& units, std::string_view wanted) -> std::optional<double> {
        const auto found = std::ranges::find(units, wanted, &FieldUnit::text);
        return found == units.end() ? std::nullopt : std::optional(found->factor);
    };
    if (const auto factor = find(own.units, text))
        return factor;
    if (!own.takesMultiples)
        return std::nullopt;
    if (const auto factor = find(multiples, text))
        return factor;
    // "thousand USD", "USD millions"
    const auto space = text.find(' ');
    if (space == std::string::npos)
        return std::nullopt;
    const auto first = std::string_view(text).substr(0, space);
    const auto second = std::string_view(text).substr(space + 1);
    const auto multiple = find(multiples, first) ? find(multiples, first) : find(multiples, second);
    const auto rest = find(multiples, first) ? find(own.units, second) : find(own.units, first);
    return multiple && rest ? std::optional(*multiple * *rest) : std::nullopt;
}

/// The unit that a head of two rows says in either: "Units (thousands): best", "Units: thousands".
double jointFactor(std::string_view field, std::string_view above, std::string_view below)
{
    for (const auto text : { nameAndUnit(above).second, nameAndUnit(below).second, withoutBrackets(above), withoutBrackets(below) }) {
        const auto factor = factorOf(field, text);
        if (factor && *factor != 1)
            return *factor;
    }
    return 1;
}

/// The field's own name and the others.
std::vector<std::string_view> namesOf(RecordKind kind, std::string_view field)
{
    std::vector<std::string_view> names { field };
    const auto& all = otherNames();
    const auto others = std::ranges::find_if(all, [&](const OtherNames& one) { return one.kind == kind && one.field == field; });
    if (others != all.end())
        names.insert(names.end(), others->names.begin(), others->names.end());
    return names;
}

/// Whether another field of the kind is called so.
bool namesOther(RecordKind kind, std::string_view field, std::string_view text)
{
    const auto isOther = [&](const FieldDescription& other) {
        const auto names = namesOf(kind, other.name);
        return other.name != field && std::ranges::any_of(names, [text](std::string_view name) { return isSameColumn(text, name); });
    };
    return std::ranges::any_of(importFields(kind), isOther);
}

/// Bare, of all fields of all kinds.
const std::set<std::string, std::less<>>& knownHeads()
{
    static const auto all = [] {
        std::set<std::string, std::less<>> heads;
        for (const auto kind : importKinds()) {
            for (const auto& field : importFields(kind)) {
                for (const auto name : namesOf(kind, field.name))
                    heads.insert(bare(name));
            }
        }
        return heads;
    }();
    return all;
}

}

bool isSameColumn(std::string_view a, std::string_view b)
{
    const auto bareA = bare(a);
    return !bareA.empty() && bareA == bare(b);
}

std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, std::string_view wanted)
{
    const auto place = [&](auto found) { return static_cast<std::size_t>(found - columns.begin()); };
    if (const auto same = std::ranges::find(columns, wanted); same != columns.end())
        return place(same);
    if (wanted.starts_with('#')) {
        const auto number = parseNumber(wanted.substr(1));
        if (number && *number >= 1 && *number <= static_cast<double>(columns.size())
            && *number == static_cast<double>(static_cast<std::size_t>(*number)))
            return static_cast<std::size_t>(*number) - 1;
    }
    const auto alike = std::ranges::find_if(columns, [wanted](const std::string& column) { return isSameColumn(column, wanted); });
    return alike == columns.end() ? std::nullopt : std::optional(place(alike));
}

std::optional<FoundColumn> columnFor(RecordKind kind, const FieldDescription& field, const std::vector<std::string>& columns)
{
    const auto names = namesOf(kind, field.name);
    for (const auto name : names) {
        if (const auto place = columnOf(columns, name))
            return FoundColumn { *place };
    }
    for (const auto name : names) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string_view column = columns[i];
            const auto joint = column.find(headJoint);
            if (joint != std::string_view::npos) {
                const auto above = column.substr(0, joint);
                const auto below = column.substr(joint + headJoint.size());
                const bool isAbove = (isSameColumn(above, name) || isSameColumn(nameAndUnit(above).first, name))
                    && !namesOther(kind, field.name, below); // "Units: low" is no best estimate
                if (isAbove || isSameColumn(below, name) || isSameColumn(nameAndUnit(below).first, name))
                    return FoundColumn { i, field.type == FieldType::Number ? jointFactor(field.name, above, below) : 1 };
            }
            const auto [base, unit] = nameAndUnit(column);
            if (field.type != FieldType::Number || unit.empty() || !isSameColumn(base, name))
                continue;
            if (const auto factor = factorOf(field.name, unit))
                return FoundColumn { i, *factor };
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> plusMinusColumnFor(const FieldDescription& field, const std::vector<std::string>& columns)
{
    if (field.name != "units" && field.name != "people")
        return std::nullopt;
    for (const std::string_view name :
        { "\xC2\xB1", "plus minus", "plus-minus", "error", "margin of error", "uncertainty", "margin", "误差" }) {
        if (const auto place = columnOf(columns, name))
            return place;
    }
    const auto signs
        = std::ranges::find_if(columns, [](const std::string& column) { return trimmed(column) == "+/-" || trimmed(column) == "+-"; });
    return signs == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(signs - columns.begin()));
}

bool saysUnit(std::string_view field, std::string_view head)
{
    const auto joint = head.find(headJoint);
    if (joint == std::string_view::npos)
        return factorOf(field, nameAndUnit(head).second).has_value();
    const auto above = head.substr(0, joint);
    const auto below = head.substr(joint + headJoint.size());
    return factorOf(field, nameAndUnit(above).second) || factorOf(field, nameAndUnit(below).second)
        || jointFactor(field, above, below) != 1;
}

bool isCounted(std::string_view field)
{
    static constexpr std::array<std::string_view, 8> counts { "units", "units_low", "units_high", "people", "people_low", "people_high",
        "chips", "price_usd" };
    return std::ranges::find(counts, field) != counts.end();
}

std::optional<std::size_t> yearColumnFor(const std::vector<std::string>& columns)
{
    static constexpr std::array<std::string_view, 10> names { "year", "calendar year", "cy", "fiscal year", "fy", "jahr", "année", "año",
        "年", "年份" };
    for (const auto name : names) {
        if (const auto place = columnOf(columns, name))
            return place;
    }
    return std::nullopt;
}

std::optional<double> multipleAbove(std::string_view text)
{
    const auto lower = lowered(text);
    const auto multipleAt = [&lower](std::size_t at) -> std::optional<double> {
        const auto rest = std::string_view(lower).substr(at);
        for (const auto& [word, factor] : multiples) {
            const bool isWhole
                = !rest.starts_with(word) || rest.size() == word.size() || !std::isalnum(static_cast<unsigned char>(rest[word.size()]));
            if (rest.starts_with(word) && word.size() > 1 && isWhole)
                return factor;
        }
        return std::nullopt;
    };
    // What leads to a unit of all numbers; "thousands of GPUs" alone says nothing.
    static constexpr std::array<std::string_view, 16> leads { "in ", "en ", "em ", "в ", "(", "[", "单位：", "单位:", "单位: ", "單位：",
        "單位:", "単位：", "単位:", "단위:", "단위: ", "units: " };
    for (const auto lead : leads) {
        for (auto at = lower.find(lead); at != std::string::npos; at = lower.find(lead, at + 1)) {
            const bool isWord = at == 0 || !std::isalnum(static_cast<unsigned char>(lower[at - 1]));
            const auto multiple = isWord ? multipleAt(at + lead.size()) : std::nullopt;
            if (multiple)
                return multiple;
        }
    }
    return std::nullopt;
}

bool isKnownHead(std::string_view text)
{
    const auto letters = bare(text);
    return !letters.empty() && (knownHeads().contains(letters) || knownHeads().contains(bare(nameAndUnit(text).first)));
}

bool isSecondHead(std::string_view text)
{
    static const std::set<std::string, std::less<>> words { "best", "bestestimate", "median", "mean", "mid", "low", "high", "lower",
        "upper", "min", "max", "p5", "p05", "p50", "p95", "5%", "50%", "95%", "5thpercentile", "95thpercentile", "usd", "gb", "gbs", "w",
        "tflops", "tops", "thousands", "millions", "billions", "k", "000", "tsd", "mio", "days", "hours", "flop" };
    return words.contains(bare(text));
}

}
