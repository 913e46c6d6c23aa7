// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/make_figure.h"
#include "model/records/record_ref.h"
#include "model/view/resolve.h"
#include "ui/workspace/checker.h"
#include "ui/workspace/figure_making.h"
#include "ui/workspace/open_document.h"
#include "ui/workspace/view_history.h"

#include <QObject>
#include <QString>
#include <QTimer>

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

    // Of the document, as OpenDocument says.
    using Bundled = OpenDocument::Bundled;
    using BackUp = OpenDocument::BackUp;
    bool open(const QString& path) { return m_open.open(path); }
    void setMaker(OpenDocument::Maker maker) { m_open.setMaker(std::move(maker)); }
    bool create(const QString& path, std::optional<Bundled> records = std::nullopt) { return m_open.create(path, records); }
    bool saveCopy(const QString& path) { return m_open.saveCopy(path); }
    bool isOpen() const { return m_open.isOpen(); }
    const QString& path() const { return m_open.path(); }
    bool isReadOnly() const { return m_open.isReadOnly(); }
    const std::shared_ptr<const model::Dataset>& dataset() const { return m_open.dataset(); }
    const std::string& dataHash() { return m_open.dataHash(); }
    void runNow(const QString& title, const JobRunner::Task& task) { m_open.runNow(title, task); }
    std::optional<QString> edit(const QString& label, const std::function<void(model::Writer&)>& write)
    {
        return m_open.edit(label, write);
    }
    void undo() { m_open.undo(); }
    void redo() { m_open.redo(); }
    std::optional<QString> undoLabel() const { return m_open.undoLabel(); }
    std::optional<QString> redoLabel() const { return m_open.redoLabel(); }
    const model::Document* document() const { return m_open.document(); }
    bool restore(std::int64_t step, std::optional<model::RecordRef> record = std::nullopt) { return m_open.restore(step, record); }
    void setBackupRoot(const QString& folder) { m_open.setBackupRoot(folder); }
    std::optional<model::BackupFolder> backups() const { return m_open.backups(); }
    BackUp backUpBefore(model::BackupReason reason) const { return m_open.backUpBefore(reason); }
    void runJob(const QString& title, OpenDocument::Task task, std::function<void(const JobOutcome&)> done)
    {
        m_open.runJob(title, std::move(task), std::move(done));
    }
    void cancelJob() { m_open.cancelJob(); }
    bool isBusy() const { return m_open.isBusy(); }
    void renewSeal() { m_open.renewSeal(); }
    void lookForChanges() { m_open.lookForChanges(); }

    void setFirstQuarter(std::optional<model::Quarter> quarter) { m_firstQuarter = quarter; } ///< of what is opened; else as it says
    Prompts& prompts() const { return m_prompts; }

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
    void drawAgain() { scheduleRefresh(); }
    FigureMaking& making() { return m_making; }

    /// What the checks find at the view's quarter, taking every claim; of the last pass too, or of older records while `isChecking`.
    const std::shared_ptr<const Findings>& findings() const { return m_checker.findings(); }
    const Checker& checker() const { return m_checker; }
    const model::Words& words() const { return m_words; }

    /// Makes the figure now where a change is waiting for it: for those who need it before the event loop is back.
    void refreshNow();

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
    void startView();
    void takeChanges(const std::shared_ptr<const model::Dataset>& before, const model::Changes& changes);
    void followNames(const model::Renames& renames);
    void findSelection();
    void replaceView(const model::ViewState& view);
    void scheduleRefresh();
    void refresh();
    bool isMakerFree();
    FigureWish wish(bool isQuick = false) const;
    MadeFigure makeFigure(const FigureWish& wish, const model::Progress& progress);
    void takeFigure(const MadeFigure& made);

    Prompts& m_prompts;
    model::Words m_words;
    OpenDocument m_open;
    std::optional<model::Quarter> m_firstQuarter;
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
    Checker m_checker;
};

}
