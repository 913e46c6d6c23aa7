// SPDX-License-Identifier: GPL-3.0-or-later
// Makes C++ of the catalogue's texts, while building:
//   words_to_cpp words OUT.h NAME.words          the messages of a room as constants of model::say
//   words_to_cpp pages OUT.h PAGE.txt...         the method's pages as constants of model::say::method
//   words_to_cpp catalogue OUT.cpp FILE...       the list of all of them
// A line of a .words file is `[section]`, `# comment` or `key = text`; a text between quotation marks keeps its blanks. The first line of a
// page is its title.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Text {
    std::string section;
    std::string key;
    std::string text;
};

/// `axis.no-band` as `axisNoBand`.
std::string identifier(const std::string& key)
{
    static const std::set<std::string> reserved { "auto", "bool", "break", "case", "char", "class", "const", "default", "delete", "do",
        "double", "else", "enum", "export", "float", "for", "if", "int", "long", "namespace", "new", "not", "operator", "or", "and",
        "private", "public", "return", "short", "signed", "static", "struct", "switch", "template", "this", "throw", "true", "false", "try",
        "union", "unsigned", "using", "void", "while" };
    std::string name;
    bool isStart = false;
    for (const char letter : key) {
        const bool isWord = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
        if (isWord)
            name += isStart && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        isStart = !isWord;
    }
    return reserved.contains(name) ? name + '_' : name;
}

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<Text> wordsOf(const fs::path& path)
{
    std::vector<Text> texts;
    std::set<std::string> seen;
    std::string section;
    std::string line;
    std::ifstream in(path);
    for (int number = 1; std::getline(in, line); ++number) {
        const auto fail
            = [&](const std::string& reason) { throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": " + reason); };
        line = trimmed(line);
        if (line.empty() || line.front() == '#')
            continue;
        if (line.front() == '[' && line.back() == ']') {
            section = line.substr(1, line.size() - 2);
            continue;
        }
        const auto equals = (line + ' ').find(" = ");
        if (equals == std::string::npos || section.empty())
            fail("expected `[section]` or, in a section, `key = text`");
        auto text = trimmed(line.substr(equals + 2));
        if (text.size() > 1 && text.front() == '"' && text.back() == '"')
            text = text.substr(1, text.size() - 2);
        texts.push_back({ section, trimmed(line.substr(0, equals)), text });
        if (!seen.insert(section + '.' + texts.back().key).second)
            fail("the key stands twice");
    }
    return texts;
}

std::vector<Text> pageOf(const fs::path& path)
{
    std::ifstream in(path);
    std::string title;
    std::getline(in, title);
    std::stringstream text;
    text << in.rdbuf();
    return { { "method", path.stem().string() + ".title", trimmed(title) }, { "method", path.stem().string(), text.str() } };
}

std::vector<Text> textsOf(const fs::path& path)
{
    return path.extension() == ".txt" ? pageOf(path) : wordsOf(path);
}

std::string quoted(const std::string& text)
{
    return "R\"text(" + text + ")text\"";
}

std::string header(const std::vector<fs::path>& paths)
{
    std::string code = "#pragma once\n#include \"model/base/message.h\"\n";
    std::map<std::string, std::string> all; // by section, the names of its messages
    for (const auto& path : paths) {
        for (const auto& [section, key, text] : textsOf(path)) {
            code += "namespace model::say::" + identifier(section) + " { inline constexpr Message " + identifier(key) + " { "
                + quoted(section + '.' + key) + ", " + quoted(text) + " }; }\n";
            all[section] += identifier(key) + ", ";
        }
    }
    for (const auto& [section, names] : all)
        code += "namespace model::say::" + identifier(section) + " { inline constexpr Message messages[] { " + names + "}; }\n";
    return code;
}

std::string catalogue(const std::vector<fs::path>& paths)
{
    std::string code = "#include \"model/base/words.h\"\n";
    std::set<std::string> headers;
    std::set<std::string> messages;
    for (const auto& path : paths) {
        headers.insert(path.extension() == ".txt" ? "method_pages" : path.stem().string());
        for (const auto& [section, key, text] : textsOf(path)) {
            if (!messages.insert("&say::" + identifier(section) + "::" + identifier(key)).second)
                throw std::runtime_error(path.string() + ": " + section + '.' + key + " stands in another file too");
        }
    }
    for (const auto& name : headers)
        code += "#include \"words/" + name + ".h\"\n";
    code += "namespace model {\nstd::span<const Message* const> allMessages()\n{\n    static constexpr const Message* messages[] = {\n";
    for (const auto& message : messages)
        code += "        " + message + ",\n";
    return code + "    };\n    return messages;\n}\n}\n";
}

}

int main(int count, char** words)
try {
    if (count < 4)
        throw std::runtime_error("usage: words_to_cpp words|pages|catalogue OUT FILE...");
    const std::string what = words[1];
    std::vector<fs::path> paths(words + 3, words + count);
    std::ranges::sort(paths);
    std::ofstream out(words[2]);
    out << "// Made of the texts in resources by cmake/words_to_cpp.cpp; do not edit.\n"
        << (what == "catalogue" ? catalogue(paths) : header(paths));
    return out.flush() ? 0 : 1;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
