// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/method.h"
#include "ui/charts/theme.h"

#include <QObject>

class QWidget;

namespace ui {

class Actions;
class CalculatorDialog;
class MethodWindow;
class VersusEditor;
class ViewBar;
class Workspace;

/// The windows that stay beside the main one, each made when somebody first asks for it: the pages of the method, the groups that are
/// compared, the calculator.
class SideWindows : public QObject {
    Q_OBJECT
public:
    SideWindows(Workspace& workspace, ViewBar& views, const Actions& actions, QWidget* window);

    void explain(model::FigurePart part); ///< the page of how it is measured
    void showPage(const QString& page);
    void showMethod(); ///< where one was
    void showGroups();
    void setThemeKind(charts::ThemeKind theme);

signals:
    void said(const QString& sentence);

private:
    MethodWindow& method();
    void showCalculator();
    void makeGroups();
    model::FigureKind figureOfGroups() const;

    Workspace& m_workspace;
    ViewBar& m_views;
    QWidget* m_window;
    charts::ThemeKind m_theme = charts::ThemeKind::Light;
    MethodWindow* m_method = nullptr;
    VersusEditor* m_groups = nullptr;
    CalculatorDialog* m_calculator = nullptr;
};

}
