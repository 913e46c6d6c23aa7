// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/report.h"
#include "ui/charts/report_painter.h"
#include "ui/workspace/job_runner.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace ui {

/// Writes a report while the window stays awake: its figures are made on a thread, for they are values; pages are painted one a pass of the
/// event loop, as Qt asks for. The file is there whole in the end, or as it was before.
class ReportWriter : public QObject {
    Q_OBJECT
public:
    explicit ReportWriter(QObject* parent = nullptr);

    struct Order {
        std::shared_ptr<const model::Dataset> dataset;
        model::ReportRequest request; ///< without the hash of the data
        model::Words words {};
        charts::ReportFormat format = charts::ReportFormat::Pdf;
        QString path;
    };

    void start(Order order); ///< not while another one is written
    void cancel();
    bool isRunning() const { return m_jobs.isRunning() || m_pass.isActive(); }

signals:
    void progressed(double share); ///< 0 to 1
    void written(const QString& path);
    void failed(const QString& sentence);
    void cancelled();

private:
    void paint(model::Report report);
    void step();
    void tell(const std::exception_ptr& error);

    Order m_order;
    std::unique_ptr<charts::ReportPainter> m_painter;
    bool m_isCancelled = false; ///< while its figures are made
    QTimer m_pass;
    JobRunner m_jobs;
};

}
