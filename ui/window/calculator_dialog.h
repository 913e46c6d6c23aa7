// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/estimate_text.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

class CalculatorFields;
class CalculatorResult;
class Workspace;

/// Reckons a training run from chips, days and MFU while one types, beside the runs of the document, and keeps it as a planned one.
class CalculatorDialog : public QDialog {
    Q_OBJECT
public:
    explicit CalculatorDialog(Workspace& workspace, QWidget* parent = nullptr);
    ~CalculatorDialog() override;

    /// Comes to the front as it was left, or with the training run that is picked in its figure.
    void present();

signals:
    void said(const QString& sentence); ///< for the status bar
    void helpWanted();                  ///< on how it is reckoned

private:
    void buildKeep(QVBoxLayout& column);
    void buildButtons(QVBoxLayout& column);
    void takeDefaults();
    void takePicked();
    void follow();
    void showResult();
    void suggest();
    void keep();
    void showRun(const QString& name);
    void copy();
    QString cannotKeep() const;

    Workspace& m_workspace;
    CalculatorFields* m_fields;
    CalculatorResult* m_result;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_quarter = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_copy = nullptr;
    QLabel* m_note = nullptr;
    model::EstimateText m_text;
    QString m_taken;        ///< the picked run that is in the fields
    QString m_kept;         ///< the run that was kept last
    bool m_isNamed = false; ///< by hand; else the name follows the plan
    bool m_isDated = false; ///< the same of the quarter, which follows the view
};

}
