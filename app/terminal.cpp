// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include "words/commands.h"

#include <fmt/format.h>

#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <new>

namespace app {

namespace {

constexpr std::size_t mostProblems = 100;

// A signal handler can reach nothing but what is global.
volatile std::sig_atomic_t isInterrupted = 0;

/// The first Ctrl-C asks the work to stop, so that it tidies up; the second one ends the program.
void catchInterrupts()
{
    isInterrupted = 0;
    struct sigaction action { };
    action.sa_handler = [](int) { isInterrupted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : { SIGINT, SIGTERM, SIGHUP })
        ::sigaction(signal, &action, nullptr);
}

}

std::string plainLine(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isC1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (isC1) {
            plain += '?';
            ++i;
        } else if (byte == '\n' || byte == '\r' || byte == '\t') {
            plain += ' ';
        } else {
            plain += byte < 0x20 || byte == 0x7F ? '?' : text[i];
        }
    }
    return plain;
}

void Terminal::write(std::string_view text)
{
    errno = 0;
    m_out << text << std::flush;
    if (!m_out && errno == EPIPE) { // as other programs end where nobody reads on
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    if (!m_out)
        throw model::Error(model::ErrorCode::Unwritable, model::say::command::outputClosed);
}

void Terminal::note(const model::Sentence& sentence)
{
    line(m_words(model::say::aside::note, { { "note", sentence } }));
}

void Terminal::error(const model::Error& error)
{
    if (error.problems.size() == 1) {
        line(fmt::format("{} {}", m_words(error.sentence), m_words(error.problems.front())));
        return;
    }
    line(m_words(error.sentence));
    const auto shown = std::min(error.problems.size(), mostProblems);
    for (std::size_t i = 0; i < shown; ++i)
        m_err << plainLine(m_words(error.problems[i])) << '\n';
    m_err << std::flush;
}

model::Progress Terminal::progress(const model::Sentence& title)
{
    catchInterrupts();
    return { {}, [this, shown = plainLine(m_words(title))](double share) {
                if (isInterrupted != 0)
                    throw model::Cancelled();
                if (!m_showsProgress)
                    return;
                const auto text = fmt::format("{} ... {:.0f} %", shown, 100 * std::clamp(share, 0.0, 1.0));
                m_err << '\r' << text << std::flush;
                m_progressWidth = text.size();
            } };
}

void Terminal::clearProgress()
{
    if (m_progressWidth > 0)
        m_err << '\r' << std::string(m_progressWidth, ' ') << '\r' << std::flush;
    m_progressWidth = 0;
}

void Terminal::line(std::string_view text)
{
    clearProgress();
    m_err << "flopulence: " << plainLine(text) << '\n' << std::flush;
}

int guarded(Terminal& terminal, const std::function<int()>& work)
{
    using model::Error;
    using model::ErrorCode;
    try {
        return work();
    } catch (const Error& error) {
        terminal.error(error);
    } catch (const model::Cancelled&) {
        terminal.error({ ErrorCode::Conflict, model::say::command::cancelled });
    } catch (const std::bad_alloc&) {
        terminal.error({ ErrorCode::Full, model::say::command::noMemory });
    } catch (const std::filesystem::filesystem_error& error) {
        terminal.error({ ErrorCode::Unreadable, model::say::command::fileSystem,
            { { "file", error.path1().string() }, { "why", error.code().message() } } });
    } catch (const std::exception& error) {
        terminal.error({ ErrorCode::Invalid, model::say::command::unexpected, { { "why", error.what() } } });
    }
    return 1;
}

}
