// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/workspace.h"

#include "model/base/error.h"
#include "model/edit/prepare_to_edit.h"
#include "model/exchange/folder.h"
#include "model/figure/names_shown.h"
#include "model/figure/selection_in.h"
#include "model/view/rename_view.h"
#include "model/view/view_query.h"
#include "ui/base/text.h"
#include "ui/workspace/daily_backup.h"
#include "ui/workspace/prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QScopedValueRollback>

#include <memory>
#include <utility>

namespace ui {

namespace {

constexpr std::chrono::milliseconds finishingAfter(150); // a person who scrubs through quarters is not held up

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
    , m_making([this](const FigureWish& wish, const model::Progress& progress) { return makeFigure(wish, progress); })
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &Workspace::refresh);
    m_finishing.setSingleShot(true);
    m_finishing.setInterval(finishingAfter);
    connect(&m_finishing, &QTimer::timeout, this, [this] { m_making.makeBehind(wish()); });
    m_poll.setInterval(1000);
    connect(&m_poll, &QTimer::timeout, this, &Workspace::lookForChanges);
    connect(&m_jobs, &JobRunner::progressed, this, &Workspace::jobProgressed);
    connect(&m_jobs, &JobRunner::ended, this, &Workspace::jobEnded);
    connect(&m_making, &FigureMaking::made, this, &Workspace::takeFigure);
    connect(&m_making, &FigureMaking::progressed, this, &Workspace::drawingProgressed);
    connect(&m_making, &FigureMaking::stopped, this, [this](const QString& reason) {
        m_isDrawn = false;
        emit drawingStopped(reason);
    });
    connect(&m_making, &FigureMaking::started, this, [this] {
        m_isDrawn = false;
        emit drawingStarted();
    });
    connect(&m_checker, &Checker::changed, this, &Workspace::findingsChanged);
}

Workspace::~Workspace() = default;

bool Workspace::open(const QString& path)
{
    return take([&] {
        std::optional<model::Document> document;
        runNow(tr("Opening %1").arg(QFileInfo(path).fileName()), [&](const model::Progress& progress) {
            document = model::Document::open(filePath(path), model::Document::Mode::ReadWrite, progress);
        });
        return std::move(*document);
    });
}

bool Workspace::create(const QString& path, std::optional<Bundled> records)
{
    return take([&] {
        if (!records || !m_makeBundled)
            return model::Document::create(filePath(path));
        runNow(tr("Making %1").arg(QFileInfo(path).fileName()), [&](const model::Progress&) { m_makeBundled(filePath(path), *records); });
        return model::Document::open(filePath(path), model::Document::Mode::ReadWrite);
    });
}

bool Workspace::take(const std::function<model::Document()>& make)
{
    if (refuseWhileBusy())
        return false;
    return attempt([&] {
        m_document = make();
        model::prepareToEdit(*m_document, m_backupRoot.isEmpty() ? std::filesystem::path() : filePath(m_backupRoot));
        m_isDrawn = false;
        m_dataset = m_document->dataset();
        m_path = QString::fromStdU16String(m_document->path().u16string());
        m_isReadOnly = m_document->isReadOnly();
        takeLabels();
        m_picked = m_selection = {};
        m_record.reset();
        m_view = {};
        m_view.at = m_firstQuarter;
        m_history.start(m_view);
        m_checker.forget();
        m_damage.cancel();
        m_damage.wait();
        m_unseen = m_document->written();
        m_poll.start();
        emit opened();
        emit dataChanged({});
        emit viewChanged(m_view);
        emit selectionChanged(m_selection);
        emit recordChanged(m_record);
        scheduleRefresh();
    });
}

bool Workspace::refuseWhileBusy()
{
    if (isBusy())
        m_prompts.showError(tr("A job is at work on %1. Wait until it is done, or cancel it.").arg(QFileInfo(m_path).fileName()), {});
    return isBusy();
}

bool Workspace::saveCopy(const QString& path)
{
    if (QFileInfo(path) == QFileInfo(this->path())) {
        m_prompts.showError(
            tr("%1 is the open document itself. Choose another name for the copy.").arg(QDir::toNativeSeparators(path)), {});
        return false;
    }
    if (refuseWhileBusy())
        return false;
    return attempt([&] {
        runNow(tr("Saving a copy as %1").arg(QFileInfo(path).fileName()),
            [&](const model::Progress& progress) { m_document->saveCopy(filePath(path), true, progress); });
    });
}

std::optional<QString> Workspace::edit(const QString& label, const std::function<void(model::Writer&)>& write)
{
    if (isBusy() || m_isWaiting)
        return tr("A job is at work on this document. Wait until it is done, or cancel it.");
    if (!m_document)
        return tr("No document is open. Open one, or make a new one.");
    try {
        takeChanges(m_document->transact(fromQt(label), write));
        return std::nullopt;
    } catch (...) {
        return outcomeOf(std::current_exception(), m_words).refusal;
    }
}

void Workspace::undo()
{
    if (m_document && !m_isWaiting)
        attempt([&] { takeChanges(m_document->undo()); });
}

void Workspace::redo()
{
    if (m_document && !m_isWaiting)
        attempt([&] { takeChanges(m_document->redo()); });
}

void Workspace::runNow(const QString& title, const JobRunner::Task& task)
{
    const QScopedValueRollback waiting(m_isWaiting, true);
    JobRunner job;
    std::exception_ptr thrown;
    job.start(task, [&thrown](std::exception_ptr error) { thrown = std::move(error); });
    job.waitAtMost(std::chrono::seconds(1));
    if (job.isRunning())
        m_prompts.waitFor(title, job);
    job.wait();
    if (thrown)
        std::rethrow_exception(thrown);
}

void Workspace::runJob(const QString& title, Task task, std::function<void(const JobOutcome&)> done)
{
    if (!m_document) {
        done({ false, tr("No document is free for this. Open one, or wait until the job at work is done."), {} });
        return;
    }
    struct Loan {
        model::Document document;
        model::Changes changes;
    };
    const auto loan = std::make_shared<Loan>(Loan { std::move(*m_document), {} });
    m_document.reset();
    m_jobs.start([loan, task = std::move(task)](model::Progress progress) { loan->changes = task(loan->document, std::move(progress)); },
        [this, loan, done = std::move(done)](std::exception_ptr error) {
            m_document = std::move(loan->document);
            finishJob(std::move(error), loan->changes, done);
        });
    emit jobStarted(title);
}

void Workspace::finishJob(std::exception_ptr error, const model::Changes& changes, const std::function<void(const JobOutcome&)>& done)
{
    try {
        if (!error)
            takeChanges(changes);
    } catch (...) {
        error = std::current_exception();
    }
    done(outcomeOf(error, m_words));
}

bool Workspace::restore(std::int64_t step, std::optional<model::RecordRef> record)
{
    return !refuseWhileBusy() && m_document && attempt([&] { takeChanges(m_document->restore(step, record)); });
}

std::optional<model::BackupFolder> Workspace::backups() const
{
    if (m_backupRoot.isEmpty() || m_path.isEmpty())
        return std::nullopt;
    return model::BackupFolder::of(filePath(m_path), filePath(m_backupRoot));
}

Workspace::BackUp Workspace::backUpBefore(model::BackupReason reason) const
{
    return [folder = backups(), reason](model::Document& document, model::Progress& progress) {
        if (folder)
            folder->make(document, reason, model::backupTimeNow(), progress);
    };
}

void Workspace::takeLabels()
{
    m_undoLabel = label(m_document->undoLabel());
    m_redoLabel = label(m_document->redoLabel());
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

void Workspace::editView(const std::function<void(model::ViewState&)>& alter)
{
    auto view = m_view;
    alter(view);
    setView(view);
}

void Workspace::setCaption(const std::string& pattern)
{
    if (pattern == m_captionPattern)
        return;
    m_captionPattern = pattern;
    scheduleRefresh();
}

model::Caption Workspace::captionOf(const std::string& pattern, const model::ViewState& view)
{
    if (!isMakerFree())
        return { pattern, {} };
    return model::captionOf(
        pattern, view, [this](const model::ViewState& other) { return m_maker.make(m_dataset, other, m_words); }, m_words);
}

model::EstimateText Workspace::estimate(const model::TrainingRun& plan, std::optional<double> targetFlop)
{
    return isMakerFree() ? m_maker.estimate(m_dataset, m_view, plan, targetFlop, m_words) : model::EstimateText {};
}

std::vector<model::VersusGroup> Workspace::comparedGroups()
{
    return isMakerFree() ? m_maker.groups(m_dataset, m_view) : m_view.groups;
}

const std::string& Workspace::dataHash()
{
    if (m_hashed != m_dataset) {
        runNow(tr("Reading the records"), [this](model::Progress progress) { m_hash = model::dataHash(*m_dataset, std::move(progress)); });
        m_hashed = m_dataset;
    }
    return m_hash;
}

void Workspace::pin(const std::vector<std::string>& organizations)
{
    const auto pinned = [&](model::ViewState view) {
        view.pin = organizations;
        return view;
    };
    if (m_view.pin == organizations)
        return;
    m_history.replaceAll(pinned);
    replaceView(model::canonical(pinned(m_view)));
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
    m_picked = selection;
    findSelection();
    scheduleRefresh();
}

/// What was picked in one figure is marked in the next one as well, under the name it has there.
void Workspace::findSelection()
{
    auto selection = model::selectionIn(m_figure, m_picked);
    if (selection == m_selection)
        return;
    m_selection = std::move(selection);
    emit selectionChanged(m_selection);
}

void Workspace::setRecord(const std::optional<model::RecordRef>& record)
{
    if (record == m_record)
        return;
    m_record = record;
    emit recordChanged(m_record);
}

void Workspace::scheduleRefresh()
{
    m_refresh.start();
}

void Workspace::refresh()
{
    m_finishing.stop();
    m_making.make(wish(true));
}

void Workspace::refreshNow()
{
    m_refresh.stop();
    m_finishing.stop();
    m_making.makeNow(wish());
}

/// Whether somebody may ask the maker now; the rest of a figure, for which nobody waits, is made later then.
bool Workspace::isMakerFree()
{
    if (m_making.dropBehind())
        m_finishing.start();
    return !isDrawing();
}

FigureWish Workspace::wish(bool isQuick) const
{
    return { m_dataset, m_view, m_picked, m_captionPattern, isQuick };
}

/// Of a thread, while nobody else uses the maker.
MadeFigure Workspace::makeFigure(const FigureWish& wish, const model::Progress& progress)
{
    const auto depth = wish.isQuick ? model::FigureMaker::Depth::Quick : model::FigureMaker::Depth::Whole;
    const auto make = [&](const model::ViewState& view) { return m_maker.make(wish.dataset, view, m_words, progress, depth); };
    MadeFigure made;
    made.figure = make(wish.view);
    const auto selection = model::selectionIn(made.figure, wish.picked);
    if (!isEmpty(selection))
        made.inspection = m_maker.explain(wish.dataset, wish.view, selection, m_words, progress, depth).inspection;
    const auto figureOf = [&](const model::ViewState& view) { return view == wish.view ? made.figure : make(view); };
    made.caption = model::captionOf(wish.caption, wish.view, figureOf, m_words);
    return made;
}

void Workspace::takeFigure(const MadeFigure& made)
{
    m_isDrawn = true;
    if (made.figure.isUnfinished)
        m_finishing.start();
    if (made.figure != m_figure) {
        m_figure = made.figure;
        emit figureChanged(m_figure);
        findSelection();
    }
    if (made.inspection != m_inspection) {
        m_inspection = made.inspection;
        emit inspectionChanged(m_inspection);
    }
    if (made.caption != m_caption) {
        m_caption = made.caption;
        emit captionChanged(m_caption);
    }
    if (isOpen())
        m_checker.check(m_dataset, m_figure.timeline.at);
    emit figureDrawn();
    if (m_unseen)
        lookForDamage();
}

/// After the first figure, so that it delays nothing; what is whole is then backed up.
void Workspace::lookForDamage()
{
    const auto written = *std::exchange(m_unseen, std::nullopt);
    const auto seal = std::make_shared<std::string>();
    m_damage.start([written, seal](model::Progress progress) { *seal = model::requireWhole(written, std::move(progress)); },
        [this, written, seal](std::exception_ptr error) {
            const auto outcome = outcomeOf(std::move(error), m_words);
            if (outcome.isDone() && m_document) {
                m_document->takeSeal(written.dataset, *seal);
                backUpDaily(*this);
            } else if (!outcome.isDone() && !outcome.isCancelled)
                emit recordsDamaged(outcome.refusal);
        });
}

void Workspace::renewSeal()
{
    if (!refuseWhileBusy() && m_document)
        attempt([&] { m_document->renewSeal(); });
}

void Workspace::lookForChanges()
{
    if (!m_document || m_isWaiting)
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
    const auto before = std::exchange(m_dataset, m_document->dataset());
    takeLabels();
    const auto view = m_view;
    followNames(model::renamesBetween(*before, *m_dataset, changes));
    emit dataChanged(changes);
    if (m_view != view)
        emit viewChanged(m_view);
    scheduleRefresh();
}

/// The view, those before and after it, and what is picked are of the same things under other names.
void Workspace::followNames(const model::Renames& renames)
{
    if (renames.empty())
        return;
    m_picked = model::renamedSelection(m_picked, m_view, renames);
    m_selection = model::renamedSelection(m_selection, m_view, renames);
    m_view = model::renamedView(m_view, renames);
    m_history.replaceAll([&](const model::ViewState& view) { return model::renamedView(view, renames); });
}

bool Workspace::attempt(const std::function<void()>& action)
{
    try {
        action();
        return true;
    } catch (...) {
        const auto outcome = outcomeOf(std::current_exception(), m_words);
        if (!outcome.isCancelled)
            m_prompts.showError(outcome.refusal, outcome.problems);
    }
    return false;
}

}
