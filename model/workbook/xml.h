// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workbook/package.h"

#include <memory>
#include <string_view>

namespace model {

/// A name without its prefix.
inline std::string_view localName(std::string_view name)
{
    return name.substr(name.rfind(':') + 1);
}

/// The attributes of an element, by their names without a prefix.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs)
        : m_pairs(pairs)
    {
    }
    /// Empty where there is none.
    std::string_view operator[](std::string_view name) const;
    /// By its whole name, `calcext:value-type`.
    std::string_view withPrefix(std::string_view name) const;
    /// Calls `f` with the name and the value of each.
    template <class F> void forEach(F f) const
    {
        for (const auto* pair = m_pairs; *pair != nullptr; pair += 2)
            f(localName(pair[0]), std::string_view(pair[1]));
    }

private:
    const char** m_pairs;
};

/// What is told of the elements of a part; names come without their prefixes. What is thrown reaches the caller of XmlPart::readSome.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view) { }
    virtual void text(std::string_view) { }
};

/// Reads a part of a workbook block by block, so that memory does not grow with it. Throws Error (Damaged) for what is no XML, (Invalid)
/// for elements in one another beyond 100, a document type (which may define texts that grow), a single piece above 8 MB.
class XmlPart {
public:
    XmlPart(const Package& package, const std::string& name, XmlHandler& handler);
    XmlPart(std::string shown, Package::Part part, XmlHandler& handler);
    XmlPart(XmlPart&&) noexcept;
    XmlPart& operator=(XmlPart&&) noexcept;
    ~XmlPart();

    /// The next block; false when the part has ended.
    bool readSome();
    void readAll();
    double share() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
