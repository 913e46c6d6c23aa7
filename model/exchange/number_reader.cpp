// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/number_reader.h"

#include "model/base/letters.h"
#include "model/base/text.h"
#include "model/records/validate.h"
#include "words/exchange.h"
#include "words/records.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace model {

namespace {

using State = Reading::State;

const Message& noteOf(Amount::Kind kind)
{
    return kind == Amount::Kind::About  ? say::assumed::about
        : kind == Amount::Kind::AtLeast ? say::assumed::atLeast
        : kind == Amount::Kind::Range   ? say::assumed::range
                                        : say::assumed::withInterval;
}

}

NumberReader::NumberReader(const FieldDescription& field, const FieldPlan& plan)
    : m_field(field)
    , m_isColumn(plan.from == FieldPlan::From::Column)
    , m_units(unitsOf(field.name))
{
    start({}, plan.factor);
}

void NumberReader::start(const FieldFormat& format, double factor)
{
    m_format = format;
    m_factor = factor;
    m_said.clear();
    m_beyond = {};
    m_plainUnits.clear();
    m_headUnits.clear();
    // A head in thousands may stand above 30 chips, one in bytes not above 80 GB.
    for (const auto& unit : m_units.units) {
        if (m_units.takesMultiples && unit.factor == 1)
            m_plainUnits.push_back(unit);
        if (unit.factor == m_factor)
            m_headUnits.push_back(unit);
    }
}

Reading NumberReader::withMargin(Reading reading, std::string_view text)
{
    const auto* value = std::get_if<double>(&reading.value);
    if (!value || isNoValue(text))
        return reading;
    const auto unscaled = m_factor == 1 ? *value : *value / m_factor;
    const auto margin = readMargin(text, unscaled, m_format.number, m_units);
    if (!margin)
        return problem({ say::import::noMargin, { { "margin", inQuotes(text) } } });
    m_amount = { *value, *value - scaled(*margin, m_factor), *value + scaled(*margin, m_factor) };
    reading.amount = &m_amount;
    return reading;
}

Reading NumberReader::problem(Sentence reason)
{
    m_reason = std::move(reason);
    return { State::Problem, {}, &m_reason };
}

/// Under a head that multiplies: a plain number is multiplied, one with the head's own unit is read by it, any other unit is a problem.
std::optional<Reading> NumberReader::readUnderFactor(std::string_view text)
{
    if (readAmount(text, m_format.number, { m_plainUnits, false }))
        return std::nullopt;
    const auto amount = readAmount(text, m_format.number, m_units);
    if (!amount)
        return std::nullopt;
    const auto own = readAmount(text, m_format.number, { m_headUnits, false });
    if (own && own->kind == Amount::Kind::Number && own->value == amount->value)
        return scaledBy(1, own->value, text);
    return problem({ say::import::unitUnderFactor, { { "factor", shownFactor(m_factor) } } });
}

/// A number in the field's unit; one beyond measure is noted.
Reading NumberReader::scaledBy(double factor, double number, std::string_view text)
{
    const auto value = scaled(number, factor);
    if (m_units.most > 0 && std::abs(value) > m_units.most && m_beyond.count++ == 0) {
        m_beyond.example = text;
        m_beyond.number = shortestNumber(value);
    }
    return { State::Read, value, nullptr };
}

Reading NumberReader::read(std::string_view text)
{
    const auto format = m_isColumn ? m_format.number : NumberFormat {};
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!text.empty() && isDigit(text.front()) && isDigit(text.back())) {
        if (const auto number = readNumber(text, format))
            return scaledBy(m_factor, *number, text);
    }
    if (isNoValue(text)) {
        if (!m_field.isRequired)
            return {};
        return problem(emptyReason(m_field));
    }
    if (m_factor != 1 && m_isColumn) {
        if (const auto reading = readUnderFactor(text))
            return *reading;
    }
    const auto amount = readAmount(text, format, m_units);
    if (!amount) {
        if (m_format.isAsked && readAmount(text, { format.decimal == '.' ? ',' : '.' }, m_units))
            return { State::Open, {}, nullptr };
        if (!m_units.takesMultiples && readNumber(text, format))
            return problem({ say::import::multipleOfUnit, { { "unit", m_units.own } } });
        return problem({ say::import::noNumber, { { "example", numberExample(format) } } });
    }
    if (!m_field.isFraction && withoutOuterBlanks(text).ends_with('%') && amount->kind == Amount::Kind::Number)
        return problem({ say::import::percentage });
    if (amount->kind == Amount::Kind::Number)
        return scaledBy(m_factor, amount->value, text);
    m_amount = *amount;
    m_amount.value = scaled(amount->value, m_factor);
    for (auto* end : { &m_amount.low, &m_amount.high }) {
        if (*end)
            *end = scaled(**end, m_factor);
    }
    auto& said = m_said[amount->kind];
    if (said.count++ == 0) {
        said.example = text;
        said.number = shortestNumber(m_amount.value);
    }
    return { State::Read, m_amount.value, nullptr, &m_amount };
}

void NumberReader::addNotes(std::vector<Sentence>& notes, const std::string& file, const std::string& column) const
{
    for (const auto& [kind, said] : m_said)
        notes.push_back({ noteOf(kind),
            { { "file", file }, { "column", column }, { "example", inQuotes(said.example) }, { "number", said.number },
                { "n", said.count } } });
    if (m_beyond.count > 0)
        notes.push_back({ say::assumed::beyond,
            { { "file", file }, { "column", column }, { "example", inQuotes(m_beyond.example) }, { "number", m_beyond.number } } });
}

}
