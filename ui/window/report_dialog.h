// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/report.h"
#include "ui/charts/report_painter.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QListWidget;
class QPushButton;
class QToolButton;

namespace ui {

class JobBar;
class ReportWriter;
class Workspace;

/// Chooses and orders the views of a report and writes it to a file the person names.
class ReportDialog : public QDialog {
    Q_OBJECT
public:
    /// `folder` is where the file is suggested.
    ReportDialog(Workspace& workspace, const QString& folder, QWidget* parent = nullptr);

    void reject() override; ///< while a report is written that is stopped first

signals:
    void said(const QString& sentence);

private:
    void fill();
    void build();
    void addView(const QString& name, bool isChosen);
    void checkAll(Qt::CheckState state);
    void moveCurrent(int rows);
    void showChosen();
    void showRunning(bool isRunning);
    void write();
    std::vector<model::ReportView> chosen() const; ///< in order
    charts::ReportFormat format() const;

    Workspace& m_workspace;
    QString m_folder;
    std::vector<model::ReportView> m_views; ///< what the rows of the list are of
    QWidget* m_choices;
    QListWidget* m_list;
    QLabel* m_count;
    QToolButton* m_up;
    QToolButton* m_down;
    QLineEdit* m_title;
    QPlainTextEdit* m_preface;
    QComboBox* m_format;
    QCheckBox* m_sources;
    QCheckBox* m_method;
    QCheckBox* m_pairs;
    QCheckBox* m_pins;
    JobBar* m_job;
    QDialogButtonBox* m_buttons;
    QPushButton* m_write;
    ReportWriter* m_writer;
};

}
