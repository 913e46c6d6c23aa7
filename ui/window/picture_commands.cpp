// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_commands.h"

#include "model/base/error.h"
#include "model/figure/compare_tables.h"
#include "model/figure/figure_table.h"
#include "model/figure/figure_text.h"
#include "model/figure/figure_workbook.h"
#include "model/view/view_query.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/charts/picture_presets.h"
#include "ui/charts/pictures_in_file.h"
#include "ui/window/actions.h"
#include "ui/window/dialog_prompts.h"
#include "ui/window/document_folder.h"
#include "ui/window/picture_changes_dialog.h"
#include "ui/window/print_figure.h"
#include "ui/window/report_dialog.h"
#include "ui/window/settings.h"
#include "ui/workspace/workspace.h"
#include "words/picture.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>

#include <cmath>
#include <filesystem>

namespace ui {

namespace {

/// As a POSIX shell takes one word.
QString quoted(const QString& word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./=:,+-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

/// An option with its value; one that begins as an option does is joined to it.
QStringList option(const QString& name, const std::string& value)
{
    if (value.empty())
        return {};
    const auto text = toQt(value);
    return text.startsWith(QLatin1Char('-')) ? QStringList { quoted(name + QLatin1Char('=') + text) } : QStringList { name, quoted(text) };
}

std::vector<model::TableRow> tableIn(const charts::PictureMemory& memory, const QString& name)
{
    try {
        return model::tableOf(memory.table);
    } catch (const model::Error& error) {
        throw model::Error(error.code, model::say::picture::damaged, { { "file", fromQt(name) }, { "why", error.sentence } });
    }
}

/// What of a picture's settings is another than where none are given.
QStringList optionsOf(const charts::PictureSpec& spec)
{
    const charts::PictureSpec usual;
    QStringList words;
    if (const auto preset = charts::presetOf(spec.sizePx); spec.sizePx != usual.sizePx)
        words << (preset
                ? option(QStringLiteral("--preset"), std::string(preset->word))
                : option(QStringLiteral("--size"), std::to_string(spec.sizePx.width()) + "x" + std::to_string(spec.sizePx.height())));
    if (spec.format == charts::PictureFormat::Png && spec.dpi != usual.dpi)
        words << option(QStringLiteral("--dpi"), std::to_string(std::lround(spec.dpi)));
    if (spec.isTransparent)
        words << option(QStringLiteral("--theme"), "transparent");
    else if (spec.theme == charts::ThemeKind::Dark)
        words << option(QStringLiteral("--theme"), "dark");
    if (spec.format == charts::PictureFormat::Svg && spec.svgText == charts::SvgText::Paths)
        words << option(QStringLiteral("--text"), "paths");
    return words;
}

}

PictureCommands::PictureCommands(Workspace& workspace, const Actions& actions, const Settings& settings, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_last(settings.picture)
    , m_usual(settings.preferences.picture)
    , m_window(window)
{
    // Their hash of the records can be stopped.
    const auto stoppable = [this](void (PictureCommands::*act)()) {
        return [this, act] {
            try {
                (this->*act)();
            } catch (const model::Cancelled&) {
                emit said(tr("Stopped."));
            }
        };
    };
    actions.on(ActionId::ExportPicture, this, stoppable(&PictureCommands::exportPicture));
    actions.on(ActionId::ExportData, this, stoppable(&PictureCommands::exportData));
    actions.on(ActionId::Report, this, &PictureCommands::showReport);
    actions.on(ActionId::Print, this, &PictureCommands::print);
    actions.on(ActionId::CopyPicture, this, stoppable(&PictureCommands::copyPicture));
    actions.on(ActionId::CopyCommand, this, &PictureCommands::copyCommand);
    for (const auto change : { &Workspace::opened, &Workspace::drawingStarted, &Workspace::figureDrawn })
        connect(&workspace, change, this, &PictureCommands::showEnabled);
    connect(&workspace, &Workspace::drawingStopped, this, &PictureCommands::showEnabled);
    showEnabled();
}

void PictureCommands::showEnabled()
{
    m_actions.setEnabled(
        { ActionId::ExportPicture, ActionId::ExportData, ActionId::Report, ActionId::Print, ActionId::CopyPicture, ActionId::CopyCommand },
        m_workspace.isOpen() && m_workspace.isDrawn());
}

/// The words written for the present figure; those for another one wait until it is shown again.
model::PictureWords PictureCommands::ownWords() const
{
    const bool isTheirFigure = m_last.view == m_workspace.figure().view;
    return isTheirFigure ? m_last.words : model::PictureWords {};
}

charts::PictureMemory PictureCommands::memoryOf(const model::Figure& figure)
{
    return charts::memoryOf(figure, fromQt(QCoreApplication::applicationVersion()), m_workspace.dataHash());
}

/// The present figure without marks of what is pinned.
model::Figure PictureCommands::unpinned()
{
    auto view = m_workspace.view();
    view.pin.clear();
    return view == m_workspace.view() ? m_workspace.figure() : model::makeFigure(*m_workspace.dataset(), view, m_workspace.words());
}

/// As pictures have it here.
model::Figure PictureCommands::pictured()
{
    return m_last.marksPinned ? m_workspace.figure() : unpinned();
}

void PictureCommands::exportPicture()
{
    m_workspace.refreshNow();
    auto suggestion = m_last;
    suggestion.spec = spec();
    suggestion.words = ownWords();
    suggestion.path = suggestedFile(pictureEnding(suggestion.spec.format));
    m_workspace.prompts().askPicture(
        suggestion, m_workspace.figure(), unpinned(), [this](const PictureRequest& request) { return writePicture(request); });
}

bool PictureCommands::writePicture(const PictureRequest& request)
{
    const auto figure = request.marksPinned ? m_workspace.figure() : unpinned();
    const auto picture = charts::pictureOf(
        model::withWords(figure, request.words), request.spec, request.remembers ? std::optional(memoryOf(figure)) : std::nullopt);
    const auto problem = picture.isEmpty() ? tr("This picture is too large for the memory. Choose a smaller size or resolution.")
                                           : charts::writeFile(request.path, picture);
    // What was set is kept, also where the file could not be written.
    const auto folder = problem.isEmpty() ? QFileInfo(request.path).absolutePath() : m_last.path;
    m_last = request;
    m_last.path = folder;
    m_last.view = m_workspace.figure().view;
    emit lastChanged();
    if (problem.isEmpty())
        sayExported(request.path);
    else
        m_workspace.prompts().showError(problem, {});
    return problem.isEmpty();
}

/// As a picture, as SVG and as the figure's table at once: the program one pastes into takes what it can.
void PictureCommands::copyPicture()
{
    m_workspace.refreshNow();
    const auto figure = pictured();
    const auto worded = model::withWords(figure, ownWords());
    const auto memory = memoryOf(figure);
    auto copied = spec();
    copied.format = charts::PictureFormat::Png;
    const auto png = charts::pictureOf(worded, copied, memory);
    copied.format = charts::PictureFormat::Svg;
    auto* forms = new QMimeData; // the clipboard takes it
    forms->setImageData(QImage::fromData(png, "PNG"));
    forms->setData(QStringLiteral("image/png"), png); // with what it remembers
    forms->setData(QStringLiteral("image/svg+xml"), charts::pictureOf(worded, copied, memory));
    forms->setData(QStringLiteral("text/csv"), QByteArray::fromStdString(model::figureCsv(figure)));
    forms->setHtml(toQt(model::figureHtml(figure)));
    forms->setText(toQt(model::figureTsv(figure)));
    QGuiApplication::clipboard()->setMimeData(forms);
    emit said(tr("Picture and table copied."));
}

/// The command that makes the figure on the screen, in the size, colours and words pictures have here.
void PictureCommands::copyCommand()
{
    m_workspace.refreshNow();
    const auto wanted = spec();
    const auto own = ownWords();
    QStringList words { QStringLiteral("flopulence"), QStringLiteral("export"), quoted(m_workspace.path()) };
    words << option(QStringLiteral("--view"), pictured().view) << optionsOf(wanted) << option(QStringLiteral("--title"), own.title)
          << option(QStringLiteral("--subtitle"), own.subtitle) << option(QStringLiteral("--note"), own.note);
    words << QStringLiteral("-o") << QStringLiteral("figure.") + pictureEnding(wanted.format);
    QGuiApplication::clipboard()->setText(words.join(QLatin1Char(' ')));
    emit said(tr("Command copied."));
}

void PictureCommands::print()
{
    m_workspace.refreshNow();
    const auto figure = model::withWords(pictured(), ownWords());
    m_workspace.prompts().showPrintPreview(toQt(figure.title), [figure](QPrinter& printer) { printFigure(figure, printer); });
}

void PictureCommands::exportData()
{
    m_workspace.refreshNow();
    const auto path = m_workspace.prompts().askDataFile(suggestedFile(QStringLiteral("csv")));
    if (!path)
        return;
    const auto& figure = m_workspace.figure();
    const auto isOf = [&path](const char* ending) { return path->endsWith(QLatin1String(ending), Qt::CaseInsensitive); };
    try {
        const auto bytes = isOf(".json") ? model::figureJson(figure, *m_workspace.dataset(), m_workspace.dataHash())
            : isOf(".xlsx")              ? model::figureWorkbook(figure, *m_workspace.dataset())
                                         : model::figureCsv(figure);
        const auto problem = charts::writeFile(*path, QByteArray::fromStdString(bytes));
        if (!problem.isEmpty())
            m_workspace.prompts().showError(problem, {});
        else
            sayExported(*path);
    } catch (const model::Error& error) {
        m_workspace.prompts().showError(toQt(m_workspace.words()(error.sentence)), {});
    }
}

void PictureCommands::showReport()
{
    m_workspace.refreshNow();
    auto* dialog = new ReportDialog(m_workspace, documentFolder(m_workspace.path()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReportDialog::said, this, &PictureCommands::said);
    dialog->open();
}

QString PictureCommands::suggestedFile(const QString& ending) const
{
    static const QRegularExpression others(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    auto name = toQt(m_workspace.figure().title).toLower().replace(others, QStringLiteral("-"));
    const auto folder = m_last.path.isEmpty() ? documentFolder(m_workspace.path()) : m_last.path;
    return folder + QLatin1Char('/') + (name.isEmpty() ? QStringLiteral("figure") : name) + QLatin1Char('.') + ending;
}

void PictureCommands::sayExported(const QString& path)
{
    emit said(tr("Exported %1.").arg(QDir::toNativeSeparators(path)));
}

/// The one that is wanted, of several.
const charts::FoundPicture* PictureCommands::chosen(const QString& name, const std::vector<charts::FoundPicture>& pictures)
{
    if (pictures.size() == 1)
        return &pictures.front();
    QStringList names;
    for (const auto& one : pictures) {
        const auto place = one.page > 0 ? tr("Page %1").arg(one.page) : toQt(one.part);
        names << tr("%1: %2").arg(place, toQt(one.memory.view.empty() ? "figure=ranking" : one.memory.view));
    }
    for (qsizetype i = 0; i < names.size(); ++i) // told apart where they are of one view
        if (names.count(names[i]) > 1)
            names[i] = tr("%1 (%2)").arg(names[i]).arg(i + 1);
    const auto place = m_workspace.prompts().askOne(
        tr("Pictures in %1").arg(name), counted(tr("{n} pictures say what they show. Which one?"), pictures.size()), names);
    return place ? &pictures.at(static_cast<std::size_t>(*place)) : nullptr;
}

bool PictureCommands::show(const QString& path)
{
    const auto name = QFileInfo(path).fileName();
    if (!m_workspace.isOpen()) {
        m_workspace.prompts().showError(tr("%1 shows a view of a document; open the document first.").arg(name), {});
        return false;
    }
    try {
        const auto pictures = charts::picturesInFile(std::filesystem::path(path.toStdU16String()));
        const auto* picture = chosen(name, pictures);
        if (!picture)
            return false;
        const auto& memory = picture->memory;
        const auto then = memory.hasTable() ? tableIn(memory, name) : std::vector<model::TableRow>();
        const auto parsed = model::parseQuery(memory.view);
        if (!parsed.problems.empty())
            throw model::Error(model::ErrorCode::Newer, model::say::picture::newer,
                { { "file", fromQt(name) }, { "version", memory.version }, { "problem", parsed.problems.front() } });
        m_workspace.setView(parsed.view); // with its own pins, so that it is the same figure
        m_workspace.refreshNow();
        if (memory.hasTable())
            tellChanges(name, memory, model::compareTables(then, m_workspace.figure(), m_workspace.words()));
        else
            emit said(memory.dataHash == m_workspace.dataHash()
                    ? tr("This is the figure of %1; the data is the same.").arg(name)
                    : tr("This is the figure of %1; records have changed since, and no table is left in it to say which values.")
                          .arg(name));
    } catch (const model::Error& error) {
        m_workspace.prompts().showError(toQt(m_workspace.words()(error.sentence)), {});
        return false;
    } catch (const model::Cancelled&) {
        emit said(tr("Stopped."));
    }
    return true;
}

void PictureCommands::tellChanges(const QString& name, const charts::PictureMemory& memory, const model::TableComparison& comparison)
{
    const bool hasSameData = memory.dataHash == m_workspace.dataHash();
    if (comparison.changed.empty()) {
        emit said(hasSameData ? tr("This is the figure of %1; the data is the same.").arg(name)
                              : tr("This is the figure of %1; records have changed since, but none of its values.").arg(name));
        return;
    }
    const auto reason = hasSameData
        ? tr("The records are the same; Flopulence %1, which made the picture, counted otherwise.").arg(toQt(memory.version))
        : tr("The records have changed since, or the picture is of another document.");
    auto* dialog = new PictureChangesDialog(name, reason, comparison, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

bool isPicture(const QString& path)
{
    static const QStringList endings { QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("docx"),
        QStringLiteral("odt"), QStringLiteral("pptx"), QStringLiteral("odp") };
    return endings.contains(QFileInfo(path).suffix().toLower());
}

}
