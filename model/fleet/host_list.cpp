// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fleet/host_list.h"

#include "model/base/text.h"

#include <charconv>
#include <cstdint>
#include <optional>

namespace model {

namespace {

constexpr std::size_t mostHosts = 1'000'000;

std::optional<std::uint64_t> number(std::string_view digits)
{
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return problem == std::errc() && end == digits.data() + digits.size() && !digits.empty() ? std::optional(value) : std::nullopt;
}

/// "001,003-004" -> 001 003 004, as many digits as the range begins with; nothing for what is no such list.
std::optional<std::vector<std::string>> numbersOf(std::string_view ranges)
{
    std::vector<std::string> numbers;
    for (const auto& range : split(ranges, ',')) {
        const auto dash = range.find('-');
        const auto first = number(std::string_view(range).substr(0, dash));
        const auto last = dash == range.npos ? first : number(std::string_view(range).substr(dash + 1));
        if (!first || !last || *last < *first || *last - *first >= mostHosts || numbers.size() >= mostHosts)
            return std::nullopt;
        const auto width = dash == range.npos ? range.size() : dash;
        for (auto value = *first; value <= *last; ++value) {
            auto digits = std::to_string(value);
            numbers.push_back(std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits);
        }
    }
    return numbers;
}

void addHosts(std::string_view host, std::vector<std::string>& hosts)
{
    std::vector<std::string> names { std::string() };
    auto rest = host;
    while (!rest.empty()) {
        const auto open = rest.find('[');
        const auto close = open == rest.npos ? open : rest.find(']', open);
        const auto numbers = close == rest.npos ? std::nullopt : numbersOf(rest.substr(open + 1, close - open - 1));
        const auto text = rest.substr(0, numbers ? open : rest.size());
        for (auto& name : names)
            name += text;
        if (!numbers)
            break;
        if (names.size() * numbers->size() > mostHosts) {
            hosts.emplace_back(host);
            return;
        }
        std::vector<std::string> longer;
        for (const auto& name : names) {
            for (const auto& digits : *numbers)
                longer.push_back(name + digits);
        }
        names = std::move(longer);
        rest.remove_prefix(close + 1);
    }
    hosts.insert(hosts.end(), names.begin(), names.end());
}

}

std::vector<std::string> hostsOf(std::string_view list)
{
    std::vector<std::string> hosts;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= list.size(); ++i) {
        if (i == list.size() || (list[i] == ',' && depth == 0)) {
            if (i > begin)
                addHosts(list.substr(begin, i - begin), hosts);
            begin = i + 1;
        } else if (list[i] == '[') {
            ++depth;
        } else if (list[i] == ']') {
            --depth;
        }
    }
    return hosts;
}

}
