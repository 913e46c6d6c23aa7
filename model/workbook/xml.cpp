// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/xml.h"

#include "model/base/error.h"
#include "model/workbook/xml_place.h"
#include "words/workbook.h"

#include <expat.h>

#include <exception>
#include <new>

namespace model {

namespace {

constexpr std::size_t blockSize = 64u << 10;
constexpr int deepest = 100;
constexpr XML_Index longestPiece = 8 << 20;

}

std::string_view XmlAttributes::operator[](std::string_view name) const
{
    for (const auto* pair = m_pairs; *pair != nullptr; pair += 2) {
        if (localName(pair[0]) == name)
            return pair[1];
    }
    return {};
}

std::string_view XmlAttributes::withPrefix(std::string_view name) const
{
    for (const auto* pair = m_pairs; *pair != nullptr; pair += 2) {
        if (pair[0] == name)
            return pair[1];
    }
    return {};
}

struct XmlPart::State {
    State(std::string file, Package::Part read, XmlHandler& told)
        : shown(std::move(file))
        , part(std::move(read))
        , handler(told)
        , parser(XML_ParserCreate(nullptr))
    {
        if (parser == nullptr)
            throw std::bad_alloc();
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, &State::onStart, &State::onEnd);
        XML_SetCharacterDataHandler(parser, &State::onText);
        XML_SetStartDoctypeDeclHandler(parser, &State::onDoctype);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { XML_ParserFree(parser); }

    /// No exception may pass through expat: it waits until expat has returned.
    template <class Act> void guarded(Act act) noexcept
    {
        if (thrown)
            return;
        try {
            act();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
    [[noreturn]] void refuse(const Message& why) const { throw Error(ErrorCode::Invalid, why, { { "file", shown } }); }

    static void XMLCALL onStart(void* self, const char* name, const char** attributes)
    {
        auto& state = *static_cast<State*>(self);
        state.guarded([&] {
            if (++state.depth > deepest)
                state.refuse(say::workbook::tooDeep);
            state.handler.start(localName(name), XmlAttributes(attributes));
        });
    }
    static void XMLCALL onEnd(void* self, const char* name)
    {
        auto& state = *static_cast<State*>(self);
        --state.depth;
        state.guarded([&] { state.handler.end(localName(name)); });
    }
    static void XMLCALL onText(void* self, const char* text, int size)
    {
        auto& state = *static_cast<State*>(self);
        state.guarded([&] { state.handler.text({ text, static_cast<std::size_t>(size) }); });
    }
    static void XMLCALL onDoctype(void* self, const char*, const char*, const char*, int)
    {
        auto& state = *static_cast<State*>(self);
        state.guarded([&] { state.refuse(say::workbook::documentType); });
    }

    std::string shown;
    Package::Part part;
    XmlHandler& handler;
    XML_Parser parser;
    std::exception_ptr thrown;
    std::int64_t bytesGiven = 0;
    int depth = 0;
    bool isAtEnd = false;
};

XmlPart::XmlPart(const Package& package, const std::string& name, XmlHandler& handler)
    : XmlPart(package.shownName(), package.open(name), handler)
{
}
XmlPart::XmlPart(std::string shown, Package::Part part, XmlHandler& handler)
    : m_state(std::make_unique<State>(std::move(shown), std::move(part), handler))
{
}
XmlPart::XmlPart(XmlPart&&) noexcept = default;
XmlPart& XmlPart::operator=(XmlPart&&) noexcept = default;
XmlPart::~XmlPart() = default;

bool XmlPart::readSome()
{
    auto& state = *m_state;
    if (state.isAtEnd)
        return false;
    auto* block = static_cast<char*>(XML_GetBuffer(state.parser, static_cast<int>(blockSize)));
    if (block == nullptr)
        throw std::bad_alloc();
    const auto got = state.part.read(block, blockSize);
    state.isAtEnd = got == 0;
    const auto status = XML_ParseBuffer(state.parser, static_cast<int>(got), state.isAtEnd ? XML_TRUE : XML_FALSE);
    if (state.thrown)
        std::rethrow_exception(state.thrown);
    if (status != XML_STATUS_OK)
        throw Error(ErrorCode::Damaged, say::workbook::damaged, { { "file", state.shown } });
    state.bytesGiven += static_cast<std::int64_t>(got);
    if (state.bytesGiven - byteIndexOf(state.parser) > longestPiece)
        state.refuse(say::workbook::tooLarge);
    return !state.isAtEnd;
}

void XmlPart::readAll()
{
    while (readSome()) { }
}

double XmlPart::share() const
{
    return m_state->part.share();
}

}
