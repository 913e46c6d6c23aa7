// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/workspace.h"

#include "model/base/error.h"
#include "model/view/view_query.h"
#include "ui/charts/text.h"
#include "ui/workspace/prompts.h"

#include <QDir>
#include <QFileInfo>

namespace ui {

using charts::fromQt;
using charts::toQt;

namespace {

std::filesystem::path filePath(const QString& path)
{
    return std::filesystem::path(QFileInfo(path).absoluteFilePath().toStdU16String());
}

std::optional<QString> label(const std::optional<std::string>& text)
{
    return text ? std::optional(toQt(*text)) : std::nullopt;
}

}

Workspace::Workspace(Prompts& prompts, model::Words words, QObject* parent)
    : QObject(parent)
    , m_prompts(prompts)
    , m_words(std::move(words))
    , m_dataset(std::make_shared<const model::Dataset>())
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &Workspace::refreshNow);
    m_poll.setInterval(1000);
    connect(&m_poll, &QTimer::timeout, this, &Workspace::lookForChanges);
}

Workspace::~Workspace() = default;

bool Workspace::open(const QString& path)
{
    return take([&] { return model::Document::open(filePath(path)); });
}

bool Workspace::create(const QString& path)
{
    return take([&] { return model::Document::create(filePath(path)); });
}

bool Workspace::take(const std::function<model::Document()>& make)
{
    return attempt([&] {
        m_document = make();
        m_dataset = m_document->dataset();
        m_selection = {};
        m_view = {};
        m_history.start(m_view);
        m_poll.start();
        emit opened();
        emit dataChanged({});
        emit viewChanged(m_view);
        emit selectionChanged(m_selection);
        scheduleRefresh();
    });
}

bool Workspace::saveCopy(const QString& path)
{
    if (QFileInfo(path) == QFileInfo(this->path())) {
        m_prompts.showError(
            tr("%1 is the open document itself. Choose another name for the copy.").arg(QDir::toNativeSeparators(path)), {});
        return false;
    }
    return attempt([&] { m_document->saveCopy(filePath(path), true); });
}

QString Workspace::path() const
{
    return m_document ? QString::fromStdU16String(m_document->path().u16string()) : QString();
}

bool Workspace::isReadOnly() const
{
    return m_document && m_document->isReadOnly();
}

void Workspace::undo()
{
    if (m_document)
        attempt([&] { takeChanges(m_document->undo()); });
}

void Workspace::redo()
{
    if (m_document)
        attempt([&] { takeChanges(m_document->redo()); });
}

std::optional<QString> Workspace::undoLabel() const
{
    return m_document ? label(m_document->undoLabel()) : std::nullopt;
}

std::optional<QString> Workspace::redoLabel() const
{
    return m_document ? label(m_document->redoLabel()) : std::nullopt;
}

model::ResolvedView Workspace::resolvedView() const
{
    return model::resolve(m_view, *m_dataset);
}

void Workspace::setView(const model::ViewState& view)
{
    const auto wanted = model::canonical(view);
    if (wanted == m_view)
        return;
    m_history.visit(wanted);
    replaceView(wanted);
}

void Workspace::goBack()
{
    if (canGoBack())
        replaceView(m_history.goBack());
}

void Workspace::goForward()
{
    if (canGoForward())
        replaceView(m_history.goForward());
}

void Workspace::replaceView(const model::ViewState& view)
{
    m_view = view;
    emit viewChanged(m_view);
    scheduleRefresh();
}

void Workspace::setSelection(const model::Selection& selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    emit selectionChanged(m_selection);
    scheduleRefresh();
}

void Workspace::scheduleRefresh()
{
    m_refresh.start();
}

void Workspace::refreshNow()
{
    m_refresh.stop();
    auto figure = m_maker.make(m_dataset, m_view, m_words);
    if (figure != m_figure) {
        m_figure = std::move(figure);
        emit figureChanged(m_figure);
    }
    auto inspection = m_selection.empty() ? model::Inspection {} : m_maker.inspect(m_dataset, m_view, m_selection, m_words);
    if (inspection != m_inspection) {
        m_inspection = std::move(inspection);
        emit inspectionChanged(m_inspection);
    }
}

void Workspace::lookForChanges()
{
    if (!m_document)
        return;
    // A file that is locked or gone for a moment is looked at again in a second: no reason for a dialog.
    try {
        const auto changes = m_document->refresh();
        if (!changes.empty())
            takeChanges(changes);
    } catch (const model::Error&) {
    }
}

void Workspace::takeChanges(const model::Changes& changes)
{
    m_dataset = m_document->dataset();
    emit dataChanged(changes);
    scheduleRefresh();
}

bool Workspace::attempt(const std::function<void()>& action)
{
    try {
        action();
        return true;
    } catch (const model::Error& error) {
        QStringList problems;
        for (const auto& problem : error.problems)
            problems << toQt(problem);
        m_prompts.showError(toQt(error.what()), problems);
    } catch (const std::exception& error) {
        m_prompts.showError(tr("This could not be done: %1").arg(QString::fromUtf8(error.what())), {});
    }
    return false;
}

}
