// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/make_figure.h"
#include "model/store/document.h"
#include "model/view/resolve.h"
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
    bool create(const QString& path); ///< a new, empty file
    bool saveCopy(const QString& path);
    bool isOpen() const { return m_document.has_value(); }
    QString path() const; ///< empty while nothing is open
    bool isReadOnly() const;
    const std::shared_ptr<const model::Dataset>& dataset() const { return m_dataset; } ///< never null

    void undo();
    void redo();
    std::optional<QString> undoLabel() const;
    std::optional<QString> redoLabel() const;

    const model::ViewState& view() const { return m_view; }
    model::ResolvedView resolvedView() const;
    void setView(const model::ViewState& view);
    void goBack();
    void goForward();
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }

    const model::Selection& selection() const { return m_selection; }
    void setSelection(const model::Selection& selection);

    /// As of the last pass of the event loop.
    const model::Figure& figure() const { return m_figure; }
    const model::Inspection& inspection() const { return m_inspection; }

    /// Makes the figure now where a change is waiting for it: for those who need it before the event loop is back.
    void refreshNow();

    /// Looks for what other programs wrote into the file; done each second.
    void lookForChanges();

signals:
    void opened();
    void dataChanged(const model::Changes& changes); ///< also after `opened`, undo and redo
    void viewChanged(const model::ViewState& view);
    void selectionChanged(const model::Selection& selection);
    void figureChanged(const model::Figure& figure);
    void inspectionChanged(const model::Inspection& inspection);

private:
    bool attempt(const std::function<void()>& action);
    bool take(const std::function<model::Document()>& make);
    void takeChanges(const model::Changes& changes);
    void replaceView(const model::ViewState& view);
    void scheduleRefresh();

    Prompts& m_prompts;
    model::Words m_words;
    std::optional<model::Document> m_document;
    std::shared_ptr<const model::Dataset> m_dataset;
    model::ViewState m_view;
    ViewHistory m_history;
    model::Selection m_selection;
    model::FigureMaker m_maker;
    model::Figure m_figure;
    model::Inspection m_inspection;
    QTimer m_refresh;
    QTimer m_poll;
};

}
