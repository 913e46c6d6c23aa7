// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"
#include "app/help.h"
#include "app/view_options.h"
#include "model/base/text.h"
#include "model/base/words.h"
#include "packaging/texts/packaged_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace {

/// As roff reads it: nothing in it commands, a `name` is bold.
std::string roff(std::string_view text)
{
    std::string escaped;
    bool isBold = false;
    for (const char c : text) {
        if (c == '`') {
            escaped += isBold ? "\\fR" : "\\fB";
            isBold = !isBold;
        } else if (c == '\\') {
            escaped += "\\e";
        } else if (c == '-') {
            escaped += "\\-";
        } else if (c == '\'') {
            escaped += "\\(aq";
        } else {
            escaped += c;
        }
    }
    return escaped.starts_with('.') ? "\\&" + escaped : escaped;
}

/// "\fB\-o\fR, \fB\-\-output\fR \fIFILE\fR"
std::string term(const app::OptionSpec& option)
{
    auto text = fmt::format("\\fB{}\\fR", roff(option.name));
    if (!option.otherName.empty())
        text += fmt::format(", \\fB{}\\fR", roff(option.otherName));
    return option.value.empty() ? text : fmt::format("{} \\fI{}\\fR", text, roff(option.value));
}

std::string item(const std::string& term, const std::string& meaning)
{
    return ".TP\n" + term + "\n" + roff(meaning) + "\n";
}

/// The program's name and a command's are bold.
std::string usage(const std::string& words)
{
    const auto end = words.find(' ');
    return fmt::format("\\fBflopulence {}\\fR{}", roff(words.substr(0, end)), end == std::string::npos ? "" : roff(words.substr(end)));
}

std::string synopsis()
{
    std::string text = ".B flopulence\n[FILE]\n";
    for (const auto& command : app::allCommands()) {
        for (const auto& one : command.usages)
            text += ".br\n" + usage(one.words) + "\n";
    }
    return text;
}

std::string commandSections()
{
    std::string text;
    for (const auto& command : app::allCommands()) {
        text += ".SS " + command.name + "\n";
        for (std::size_t i = 0; i < command.usages.size(); ++i)
            text += (i == 0 ? "" : ".br\n") + usage(command.usages[i].words) + "\n";
        for (const auto& paragraph : command.about)
            text += ".PP\n" + roff(model::Words()(paragraph)) + "\n";
        for (const auto& option : command.options)
            text += item(term(option), app::optionMeaning(option));
        if (command.takesView)
            text += ".PP\nand every option of a view, see\n.BR VIEWS .\n";
    }
    return text;
}

std::string viewItems()
{
    std::string text;
    for (const auto& option : app::viewOptionSpecs())
        text += item(term(option), app::optionMeaning(option));
    return text;
}

std::string examples()
{
    std::string text;
    for (const auto& command : app::allCommands()) {
        for (const auto& example : command.examples)
            text += roff("flopulence " + example) + "\n";
    }
    return text;
}

constexpr auto page = R"(.\" SPDX-License-Identifier: GPL-3.0-or-later
.\" Made from the program's table of commands.
.TH FLOPULENCE 1 "" Flopulence "User Commands"
.SH NAME
flopulence \- who is GPU-rich and who is GPU-poor, since when, and how sure that is
.SH SYNOPSIS
{synopsis}.SH DESCRIPTION
Flopulence keeps organizations, their AI chips by quarter and their researchers in one file, and draws who holds how much compute per
researcher and how fast it grows.
Without a command it opens the dashboard, of FILE where one is named; that needs a display, the commands do not.
.PP
Options may stand before or behind the files;
.B \-\-
ends them. A value is given as
.B \-\-name value
or
.BR \-\-name=value .
.PP
Errors are one line on standard error that says what, where and what to do; of a file with many problems the first 100 follow.
What is written is written beside its place and renamed, so that an existing file is replaced whole or not at all.
.SH OPTIONS
{programOptions}.SH COMMANDS
{commands}.SH VIEWS
A view says what a figure shows, as one line of what differs from the defaults:
.PP
.RS
figure=growth&unit=h100e&by=chip\-kind&from=2022Q1
.RE
.PP
The option
.B \-\-view
takes such a line, the name of a saved view of the document, or a file that holds a line. Every key is also an option of
.B export
and
.B explain
(figure=growth is
.BR "\-\-figure growth" )
and goes over
.BR \-\-view .
Lists are separated by commas or given as repeated options. In a value the characters % & = , ; | : are percent\-encoded.
Unknown keys, values and names are an error; in a saved view they are ignored with a note.
{views}.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
an error, told on standard error
.TP
.B 2
.B check
found open findings, or
.B diff
differences
.SH FILES
.TP
.I *.flop
a document: an SQLite file that other tools can read
.TP
.I ~/.local/share/Flopulence/Flopulence/sample.flop
the private copy of the sample that a first start opens
.TP
.I ~/.local/share/Flopulence/Flopulence/backups
backups of all documents, made once a day of use and before imports
.TP
.I ~/.config/Flopulence/Flopulence.conf
the settings of the dashboard
.PP
.B XDG_DATA_HOME
and
.B XDG_CONFIG_HOME
move the last three.
.SH EXAMPLES
.nf
flopulence new fleet.flop \-\-sample
flopulence fleet.flop
{examples}.fi
.SH SEE ALSO
.BR sqlite3 (1)
.PP
.B flopulence help method
tells how every number is made.
.SH AUTHORS
The Flopulence contributors.
.SH COPYRIGHT
Licence GPL\-3.0\-or\-later. The sample's data: Epoch AI (epoch.ai/data, CC BY 4.0) and the sources that each record names.
)";

}

std::string packaged::manPage()
{
    std::string programOptions;
    for (const auto& option : app::programOptions())
        programOptions += item(term(option), app::optionMeaning(option));
    return fmt::format(page, fmt::arg("synopsis", synopsis()), fmt::arg("programOptions", programOptions),
        fmt::arg("commands", commandSections()), fmt::arg("views", viewItems()), fmt::arg("examples", examples()));
}
