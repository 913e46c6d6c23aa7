// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/make_figure.h"
#include "model/records/record_ref.h"
#include "model/store/backups.h"
#include "model/store/document.h"
#include "model/view/resolve.h"
#include "ui/workspace/checker.h"
#include "ui/workspace/figure_making.h"
#include "ui/workspace/job_outcome.h"
#include "ui/workspace/job_runner.h"
#include "ui/workspace/view_history.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <optional>

namespace ui {

class Prompts;

/// The only holder of a document, a view and the figure they make, and the only emitter of what happens to them. Whatever
/// changes, the figure is made anew once when control returns to the event loop.
class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(Prompts& prompts, model::Words words = {}, QObject* parent = nullptr);
    ~Workspace() override;

    /// Opens a file in place of the present one, which stays where that fails (the person is told why).
    bool open(const QString& path);
    /// Records of the program that a new document can have.
    enum class Bundled { Chips, Sample };
    using Maker = std::function<void(const std::filesystem::path& path, Bundled records)>;
    void setMaker(Maker maker) { m_makeBundled = std::move(maker); } ///< of documents with such records; without it all are empty

    bool create(const QString& path, std::optional<Bundled> records = std::nullopt);          ///< a new file, empty or with these
    void setFirstQuarter(std::optional<model::Quarter> quarter) { m_firstQuarter = quarter; } ///< of what is opened; else as it says
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
    Prompts& prompts() const { return m_prompts; }

    using Task = std::function<model::Changes(model::Document&, model::Progress)>;

    /// Lends the document to a thread for a long task, in the end one step or none. Until `done` nothing can be edited; figures still can
    /// be looked at. What the task throws comes back as the outcome: nobody is told yet.
    void runJob(const QString& title, Task task, std::function<void(const JobOutcome&)> done);
    void cancelJob() { m_jobs.cancel(); }
    bool isBusy() const { return m_jobs.isRunning(); }

    const model::ViewState& view() const { return m_view; }
    model::ResolvedView resolvedView() const;
    void setView(const model::ViewState& view);
    void editView(const std::function<void(model::ViewState&)>& alter); ///< the present one
    void goBack();
    void goForward();

    /// Marks these organizations in every figure from now on, in views one goes back to as well.
    void pin(const std::vector<std::string>& organizations);
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }

    /// What is picked, as the present figure names it.
    const model::Selection& selection() const { return m_selection; }
    void setSelection(const model::Selection& selection);

    /// The caption of the saved view that is shown, empty for none; it is reckoned with the figure.
    void setCaption(const std::string& pattern);
    const model::Caption& caption() const { return m_caption; }

    // While a thread draws the figure, what follows cannot be asked from it: it comes back as it is written, empty, or as the view has it.

    /// A saved view's caption under a view.
    model::Caption captionOf(const std::string& pattern, const model::ViewState& view);

    /// What a planned training run comes to beside the records, under the present view.
    model::EstimateText estimate(const model::TrainingRun& plan, std::optional<double> targetFlop);

    /// What the figure `versus` compares under the present view.
    std::vector<model::VersusGroup> comparedGroups();

    /// The record somebody is at: the same in the table, the form and the inspector.
    const std::optional<model::RecordRef>& record() const { return m_record; }
    void setRecord(const std::optional<model::RecordRef>& record);

    /// The figure as of the last pass of the event loop, or that before while it is drawn by a thread.
    const model::Figure& figure() const { return m_figure; }
    const model::Inspection& inspection() const { return m_inspection; }

    /// False while a thread draws the figure, and after that was stopped.
    bool isDrawn() const { return m_isDrawn; }
    bool isDrawing() const { return m_making.isMaking(); }
    void stopDrawing() { m_making.stop(); }
    void renewSeal(); ///< takes the records for whole as they are
    void drawAgain() { scheduleRefresh(); }
    FigureMaking& making() { return m_making; }

    /// What the checks find at the view's quarter, taking every claim; of the last pass too, or of older records while `isChecking`.
    const std::shared_ptr<const Findings>& findings() const { return m_checker.findings(); }
    const Checker& checker() const { return m_checker; }
    const model::Words& words() const { return m_words; }

    /// Makes the figure now where a change is waiting for it: for those who need it before the event loop is back.
    void refreshNow();

    /// Looks for what other programs wrote into the file; done each second.
    void lookForChanges();

signals:
    void opened();
    void dataChanged(const model::Changes& changes); ///< also after `opened`, undo and redo
    void viewChanged(const model::ViewState& view);
    void selectionChanged(const model::Selection& selection);
    void recordChanged(const std::optional<model::RecordRef>& record);
    void jobStarted(const QString& title);
    void jobProgressed(double share);
    void jobEnded();
    void figureChanged(const model::Figure& figure);
    void inspectionChanged(const model::Inspection& inspection);
    void captionChanged(const model::Caption& caption);
    void drawingStarted(); ///< by a thread: it takes longer
    void drawingProgressed(double share);
    void drawingStopped(const QString& reason);   ///< see FigureMaking
    void recordsDamaged(const QString& sentence); ///< they are not as they were written: seen after the first figure of a document
    void figureDrawn();                           ///< it is that of the present records and view, changed or not
    void findingsChanged();                       ///< or whether they are being looked for

private:
    bool attempt(const std::function<void()>& action);
    bool take(const std::function<model::Document()>& make);
    void finishJob(std::exception_ptr error, const model::Changes& changes, const std::function<void(const JobOutcome&)>& done);
    void takeChanges(const model::Changes& changes);
    void followNames(const model::Renames& renames);
    void takeLabels();
    bool refuseWhileBusy();
    void findSelection();
    void replaceView(const model::ViewState& view);
    void scheduleRefresh();
    void refresh();
    bool isMakerFree();
    void lookForDamage();
    FigureWish wish(bool isQuick = false) const;
    MadeFigure makeFigure(const FigureWish& wish, const model::Progress& progress);
    void takeFigure(const MadeFigure& made);

    Prompts& m_prompts;
    model::Words m_words;
    std::optional<model::Document> m_document; ///< nothing while a job has it
    QString m_path;
    QString m_backupRoot;
    bool m_isReadOnly = false;
    bool m_isWaiting = false; ///< for a thread that may be reading the document
    Maker m_makeBundled;
    std::optional<model::Quarter> m_firstQuarter;
    std::optional<QString> m_undoLabel;
    std::optional<QString> m_redoLabel;
    std::shared_ptr<const model::Dataset> m_dataset;
    std::optional<model::Written> m_unseen;         ///< of a document just opened: not yet looked at for damage
    std::shared_ptr<const model::Dataset> m_hashed; ///< what `m_hash` is of
    std::string m_hash;
    model::ViewState m_view;
    ViewHistory m_history;
    model::Selection m_picked;
    model::Selection m_selection;
    std::optional<model::RecordRef> m_record;
    model::Figure m_figure;
    model::Inspection m_inspection;
    std::string m_captionPattern;
    model::Caption m_caption;
    bool m_isDrawn = false;
    model::FigureMaker m_maker; ///< of the thread while it is at work
    FigureMaking m_making;      ///< goes before what its thread uses
    QTimer m_refresh;
    QTimer m_finishing; ///< until what is left of a figure made quickly is looked for
    QTimer m_poll;
    JobRunner m_jobs;
    JobRunner m_damage; ///< looks for it
    Checker m_checker;
};

}
