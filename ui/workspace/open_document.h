// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/record_ref.h"
#include "model/store/backups.h"
#include "model/store/document.h"
#include "ui/workspace/job_outcome.h"
#include "ui/workspace/job_runner.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace ui {

class Prompts;

/// The document of a window: opened, edited, lent to jobs, and looked at for what others do to its file. A workspace owns it and is asked
/// for it.
class OpenDocument : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    OpenDocument(Prompts& prompts, const model::Words& words);

    /// Opens a file in place of the present one, which stays where that fails (the person is told why).
    bool open(const QString& path);
    /// Records of the program that a new document can have.
    enum class Bundled { Chips, Sample };
    using Maker = std::function<void(const std::filesystem::path& path, Bundled records)>;
    void setMaker(Maker maker) { m_makeBundled = std::move(maker); } ///< of documents with such records; without it all are empty

    bool create(const QString& path, std::optional<Bundled> records = std::nullopt); ///< a new file, empty or with these
    bool saveCopy(const QString& path);
    bool isOpen() const { return !m_path.isEmpty(); }
    const QString& path() const { return m_path; } ///< empty while nothing is open
    bool isReadOnly() const { return m_isReadOnly; }
    const std::shared_ptr<const model::Dataset>& dataset() const { return m_dataset; } ///< never null

    /// SHA-256 of the records as they are now, made once for them. Throws Cancelled where the person stopped it.
    const std::string& dataHash();

    /// Runs `task` and returns when it is done; where it takes longer than a second the person can stop it. What it throws is thrown here.
    void runNow(const QString& title, const JobRunner::Task& task);

    /// Runs `write` as one undoable step, and carries along what names the things it renames. Nothing where it is done; else why it was
    /// refused, in one sentence: nobody is told yet.
    std::optional<QString> edit(const QString& label, const std::function<void(model::Writer&)>& write);
    void undo();
    void redo();
    std::optional<QString> undoLabel() const { return m_undoLabel; }
    std::optional<QString> redoLabel() const { return m_redoLabel; }

    /// The document, to ask for its history; null while a job has it.
    const model::Document* document() const { return m_document ? &*m_document : nullptr; }

    /// Takes back one step, or what it did to one record, as a new step; the person is told why where that is refused.
    bool restore(std::int64_t step, std::optional<model::RecordRef> record = std::nullopt);

    /// Where backups of all documents are kept, each in a folder of its own; without one there are none.
    void setBackupRoot(const QString& folder) { m_backupRoot = folder; }
    std::optional<model::BackupFolder> backups() const; ///< of the open document

    /// For a job: makes a backup of the document first.
    using BackUp = std::function<void(model::Document&, model::Progress&)>;
    BackUp backUpBefore(model::BackupReason reason) const;

    using Task = std::function<model::Changes(model::Document&, model::Progress)>;

    /// Lends the document to a thread for a long task, in the end one step or none. Until `done` nothing can be edited; figures still can
    /// be looked at. What the task throws comes back as the outcome: nobody is told yet.
    void runJob(const QString& title, Task task, std::function<void(const JobOutcome&)> done);
    void cancelJob() { m_jobs.cancel(); }
    bool isBusy() const { return m_jobs.isRunning(); }
    void renewSeal();     ///< takes the records for whole as they are
    void lookForDamage(); ///< of a document just opened, by a thread: once its first figure is there, so that it delays nothing

    /// Looks for what other programs wrote into the file; done each second.
    void lookForChanges();

signals:
    void opened(); ///< another one
    void changed(const std::shared_ptr<const model::Dataset>& before, const model::Changes& changes);
    void jobStarted(const QString& title);
    void jobProgressed(double share);
    void jobEnded();
    void recordsDamaged(const QString& sentence); ///< they are not as they were written
    void seenWhole();

private:
    bool attempt(const std::function<void()>& action);
    bool take(const std::function<model::Document()>& make);
    void finishJob(std::exception_ptr error, const model::Changes& changes, const std::function<void(const JobOutcome&)>& done);
    void takeChanges(const model::Changes& changes);
    void takeLabels();
    bool refuseWhileBusy();

    Prompts& m_prompts;
    const model::Words& m_words;
    std::optional<model::Document> m_document; ///< nothing while a job has it
    QString m_path;
    QString m_backupRoot;
    bool m_isReadOnly = false;
    bool m_isWaiting = false; ///< for a thread that may be reading the document
    Maker m_makeBundled;
    std::optional<QString> m_undoLabel;
    std::optional<QString> m_redoLabel;
    std::shared_ptr<const model::Dataset> m_dataset;
    std::optional<model::Written> m_unseen;         ///< not yet looked at for damage
    std::shared_ptr<const model::Dataset> m_hashed; ///< what `m_hash` is of
    std::string m_hash;
    QTimer m_poll;
    JobRunner m_jobs;
    JobRunner m_damage; ///< looks for it
};

}
