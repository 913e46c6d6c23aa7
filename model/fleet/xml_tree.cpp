// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fleet/xml_tree.h"

#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "model/workbook/xml_place.h"
#include "words/fleet.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace model {

namespace {

constexpr std::size_t mostNested = 64;

struct Reading {
    XML_Parser parser;
    XmlElement root;
    std::vector<XmlElement*> open;
};

Reading& of(void* user)
{
    return *static_cast<Reading*>(user);
}

void begin(void* user, const XML_Char* name, const XML_Char**)
{
    auto& reading = of(user);
    if (reading.open.size() > mostNested) {
        XML_StopParser(reading.parser, XML_FALSE);
        return;
    }
    auto& element = reading.open.back()->children.emplace_back();
    element.name = name;
    if (const auto colon = element.name.find(':'); colon != element.name.npos)
        element.name.erase(0, colon + 1);
    reading.open.push_back(&element);
}

void end(void* user, const XML_Char*)
{
    auto& element = *of(user).open.back();
    element.text = trimmed(element.text);
    of(user).open.pop_back();
}

void text(void* user, const XML_Char* letters, int count)
{
    of(user).open.back()->text.append(letters, static_cast<std::size_t>(count));
}

void refuseEntity(
    void* user, const XML_Char*, int, const XML_Char*, int, const XML_Char*, const XML_Char*, const XML_Char*, const XML_Char*)
{
    XML_StopParser(of(user).parser, XML_FALSE);
}

}

const XmlElement* XmlElement::child(std::string_view called) const
{
    const auto found = std::ranges::find(children, called, &XmlElement::name);
    return found == children.end() ? nullptr : &*found;
}

std::string XmlElement::textOf(std::string_view called) const
{
    const auto* found = child(called);
    return found ? found->text : std::string();
}

XmlElement parseXml(const FleetFile& file)
{
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
    Reading reading { parser.get(), {}, {} };
    reading.open.push_back(&reading.root);
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), text);
    XML_SetEntityDeclHandler(parser.get(), refuseEntity);
    if (XML_Parse(parser.get(), file.text.data(), static_cast<int>(file.text.size()), 1) == XML_STATUS_ERROR) {
        const auto problem = XML_GetErrorCode(parser.get());
        if (problem == XML_ERROR_NO_ELEMENTS || problem == XML_ERROR_UNCLOSED_TOKEN
            || byteIndexOf(parser.get()) >= static_cast<std::int64_t>(file.text.size()))
            refuseFleet(file, { say::fleet::endsEarly });
        refuseFleet(file, { say::fleet::noXml, { { "line", lineOf(parser.get()) } } });
    }
    return reading.root.children.empty() ? XmlElement() : std::move(reading.root.children.front());
}

}
