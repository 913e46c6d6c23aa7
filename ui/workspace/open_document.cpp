// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/open_document.h"

#include "model/base/error.h"
#include "model/edit/prepare_to_edit.h"
#include "model/exchange/folder.h"
#include "ui/base/text.h"
#include "ui/workspace/prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QScopedValueRollback>

#include <memory>
#include <utility>

namespace ui {

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

OpenDocument::OpenDocument(Prompts& prompts, const model::Words& words)
    : m_prompts(prompts)
    , m_words(words)
    , m_dataset(std::make_shared<const model::Dataset>())
{
    m_poll.setInterval(1000);
    connect(&m_poll, &QTimer::timeout, this, &OpenDocument::lookForChanges);
    connect(&m_jobs, &JobRunner::progressed, this, &OpenDocument::jobProgressed);
    connect(&m_jobs, &JobRunner::ended, this, &OpenDocument::jobEnded);
}

bool OpenDocument::open(const QString& path)
{
    return take([&] {
        std::optional<model::Document> document;
        runNow(tr("Opening %1").arg(QFileInfo(path).fileName()), [&](const model::Progress& progress) {
            document = model::Document::open(filePath(path), model::Document::Mode::ReadWrite, progress);
        });
        return std::move(*document);
    });
}

bool OpenDocument::create(const QString& path, std::optional<Bundled> records)
{
    return take([&] {
        if (!records || !m_makeBundled)
            return model::Document::create(filePath(path));
        runNow(tr("Making %1").arg(QFileInfo(path).fileName()), [&](const model::Progress&) { m_makeBundled(filePath(path), *records); });
        return model::Document::open(filePath(path), model::Document::Mode::ReadWrite);
    });
}

bool OpenDocument::take(const std::function<model::Document()>& make)
{
    if (refuseWhileBusy())
        return false;
    return attempt([&] {
        m_document = make();
        model::prepareToEdit(*m_document, m_backupRoot.isEmpty() ? std::filesystem::path() : filePath(m_backupRoot));
        m_dataset = m_document->dataset();
        m_path = QString::fromStdU16String(m_document->path().u16string());
        m_isReadOnly = m_document->isReadOnly();
        takeLabels();
        m_damage.cancel();
        m_damage.wait();
        m_unseen = m_document->written();
        m_poll.start();
        emit opened();
    });
}

bool OpenDocument::refuseWhileBusy()
{
    if (isBusy())
        m_prompts.showError(tr("A job is at work on %1. Wait until it is done, or cancel it.").arg(QFileInfo(m_path).fileName()), {});
    return isBusy();
}

bool OpenDocument::saveCopy(const QString& path)
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

std::optional<QString> OpenDocument::edit(const QString& label, const std::function<void(model::Writer&)>& write)
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

void OpenDocument::undo()
{
    if (m_document && !m_isWaiting)
        attempt([&] { takeChanges(m_document->undo()); });
}

void OpenDocument::redo()
{
    if (m_document && !m_isWaiting)
        attempt([&] { takeChanges(m_document->redo()); });
}

void OpenDocument::runNow(const QString& title, const JobRunner::Task& task)
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

void OpenDocument::runJob(const QString& title, Task task, std::function<void(const JobOutcome&)> done)
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

void OpenDocument::finishJob(std::exception_ptr error, const model::Changes& changes, const std::function<void(const JobOutcome&)>& done)
{
    try {
        if (!error)
            takeChanges(changes);
    } catch (...) {
        error = std::current_exception();
    }
    done(outcomeOf(error, m_words));
}

bool OpenDocument::restore(std::int64_t step, std::optional<model::RecordRef> record)
{
    return !refuseWhileBusy() && m_document && attempt([&] { takeChanges(m_document->restore(step, record)); });
}

std::optional<model::BackupFolder> OpenDocument::backups() const
{
    if (m_backupRoot.isEmpty() || m_path.isEmpty())
        return std::nullopt;
    return model::BackupFolder::of(filePath(m_path), filePath(m_backupRoot));
}

OpenDocument::BackUp OpenDocument::backUpBefore(model::BackupReason reason) const
{
    return [folder = backups(), reason](model::Document& document, model::Progress& progress) {
        if (folder)
            folder->make(document, reason, model::backupTimeNow(), progress);
    };
}

void OpenDocument::takeChanges(const model::Changes& changes)
{
    const auto before = std::exchange(m_dataset, m_document->dataset());
    takeLabels();
    emit changed(before, changes);
}

void OpenDocument::takeLabels()
{
    m_undoLabel = label(m_document->undoLabel());
    m_redoLabel = label(m_document->redoLabel());
}

const std::string& OpenDocument::dataHash()
{
    if (m_hashed != m_dataset) {
        runNow(tr("Reading the records"), [this](model::Progress progress) { m_hash = model::dataHash(*m_dataset, std::move(progress)); });
        m_hashed = m_dataset;
    }
    return m_hash;
}

void OpenDocument::lookForDamage()
{
    if (!m_unseen)
        return;
    const auto written = *std::exchange(m_unseen, std::nullopt);
    const auto seal = std::make_shared<std::string>();
    m_damage.start([written, seal](model::Progress progress) { *seal = model::requireWhole(written, std::move(progress)); },
        [this, written, seal](std::exception_ptr error) {
            const auto outcome = outcomeOf(std::move(error), m_words);
            if (outcome.isDone() && m_document) {
                m_document->takeSeal(written.dataset, *seal);
                emit seenWhole();
            } else if (!outcome.isDone() && !outcome.isCancelled)
                emit recordsDamaged(outcome.refusal);
        });
}

void OpenDocument::renewSeal()
{
    if (!refuseWhileBusy() && m_document)
        attempt([&] { m_document->renewSeal(); });
}

void OpenDocument::lookForChanges()
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

bool OpenDocument::attempt(const std::function<void()>& action)
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
