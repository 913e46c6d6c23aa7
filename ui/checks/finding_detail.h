// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/checks.h"
#include "model/records/dataset.h"

#include <QTextBrowser>

#include <optional>

namespace ui {

/// One finding in full: its sentence, why it is waived, and the records it names as links.
class FindingDetail : public QTextBrowser {
    Q_OBJECT
public:
    explicit FindingDetail(QWidget* parent = nullptr);

    void showFinding(const model::Finding& finding, const QString& sentence, const model::Dataset& dataset);
    void showNothing();

signals:
    void recordPicked(const model::RecordRef& record);

protected:
    QVariant loadResource(int, const QUrl&) override { return {}; } ///< nothing is, whatever the records say

private:
    QString mutedHtml(const QString& text) const;

    std::vector<model::RecordRef> m_records;
};

}
