// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dialog_prompts.h"

#include "ui/base/icons.h"
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/window/picture_dialog.h"
#include "ui/workspace/job_runner.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QEventLoop>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QPushButton>
#include <QRegularExpression>

namespace ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DialogPrompts)
};

QString documentFilter()
{
    return Texts::tr("Flopulence documents (*.flop);;All files (*)");
}

std::optional<QString> chosen(const QString& path)
{
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

/// A save dialog that adds the ending nobody wrote.
std::optional<QString> askSave(
    QWidget* window, const QString& title, const QString& suggestion, const QString& filter, const QString& ending, bool replaces)
{
    QFileDialog dialog(window, title, QFileInfo(suggestion).path(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setDefaultSuffix(ending);
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& chosenFilter) {
        static const QRegularExpression first(QStringLiteral("\\*\\.(\\w+)"));
        dialog.setDefaultSuffix(first.match(chosenFilter).captured(1));
    });
    dialog.setOption(QFileDialog::DontConfirmOverwrite, !replaces);
    if (!QFileInfo(suggestion).fileName().isEmpty())
        dialog.selectFile(QFileInfo(suggestion).fileName());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return std::nullopt;
    return dialog.selectedFiles().first();
}

}

std::optional<QString> DialogPrompts::askOpenFile(const QString& folder)
{
    return chosen(QFileDialog::getOpenFileName(m_window, Texts::tr("Open a document or a picture of one"), folder,
        Texts::tr("Flopulence documents and pictures (*.flop *.png *.svg *.pdf *.docx *.odt *.pptx *.odp);;") + documentFilter()));
}

std::optional<QString> DialogPrompts::askNewFile(const QString& folder)
{
    // A file that is there is refused by the document, not replaced.
    return askSave(
        m_window, Texts::tr("New document"), folder + QStringLiteral("/untitled.flop"), documentFilter(), QStringLiteral("flop"), false);
}

std::optional<QString> DialogPrompts::askCopyFile(const QString& suggestion)
{
    return askSave(m_window, Texts::tr("Save a copy"), suggestion, documentFilter(), QStringLiteral("flop"), true);
}

std::optional<QString> DialogPrompts::askReportFile(const QString& suggestion)
{
    const auto ending = QFileInfo(suggestion).suffix();
    return askSave(
        m_window, Texts::tr("Write the report"), suggestion, Texts::tr("%1 report (*.%2)").arg(ending.toUpper(), ending), ending, true);
}

std::optional<QString> DialogPrompts::askDataFile(const QString& suggestion)
{
    const auto ending = QFileInfo(suggestion).suffix();
    return askSave(m_window, Texts::tr("Export the figure's data"), suggestion,
        Texts::tr("Table as CSV (*.csv);;Workbook with sources (*.xlsx);;JSON with sources (*.json)"), ending, true);
}

void DialogPrompts::askPicture(
    const PictureRequest& suggestion, const model::Figure& figure, const model::Figure& unpinned, const WritesPicture& writes)
{
    PictureDialog dialog(suggestion, figure, unpinned, m_window);
    dialog.setAsksFile([&](const PictureRequest& request) {
        const auto ending = pictureEnding(request.spec.format);
        const QFileInfo file(suggestion.path);
        return askSave(&dialog, Texts::tr("Export picture"),
            file.path() + QLatin1Char('/') + file.completeBaseName() + QLatin1Char('.') + ending,
            Texts::tr("%1 picture (*.%2)").arg(ending.toUpper(), ending), ending, true);
    });
    dialog.setWrites(writes);
    dialog.exec();
}

QStringList DialogPrompts::askTables(const QString& folder)
{
    return QFileDialog::getOpenFileNames(
        m_window, Texts::tr("Import tables"), folder, Texts::tr("Tables (*.csv *.tsv *.txt *.tab *.xlsx *.xlsm *.ods);;All files (*)"));
}

std::optional<QString> DialogPrompts::askTableFile(const QString& suggestion)
{
    const auto ending = QFileInfo(suggestion).suffix();
    const auto csv = Texts::tr("Table as CSV (*.csv)");
    const auto workbook = Texts::tr("Workbook with sources (*.xlsx)");
    const auto filters = (ending == QLatin1String("csv") ? QStringList { csv, workbook } : QStringList { workbook, csv });
    return askSave(m_window, Texts::tr("Export the table"), suggestion, filters.join(QStringLiteral(";;")), ending, true);
}

std::optional<QString> DialogPrompts::askText(const QString& title, const QString& question, const QString& suggestion)
{
    bool isAccepted = false;
    const auto text = QInputDialog::getText(m_window, title, question, QLineEdit::Normal, suggestion, &isAccepted);
    return isAccepted ? std::optional(text) : std::nullopt;
}

std::optional<int> DialogPrompts::askOne(const QString& title, const QString& question, const QStringList& names)
{
    bool isAccepted = false;
    const auto name = QInputDialog::getItem(m_window, title, question, names, 0, false, &isAccepted);
    return isAccepted ? std::optional(static_cast<int>(names.indexOf(name))) : std::nullopt;
}

Prompts::Start DialogPrompts::askStart(const QString& file)
{
    QMessageBox box(QMessageBox::Question, QCoreApplication::applicationName(),
        Texts::tr("%1 was not opened to its end the last time. Open it again?").arg(QDir::toNativeSeparators(file)), QMessageBox::Cancel,
        m_window);
    box.setTextFormat(Qt::PlainText);
    const auto* same = box.addButton(Texts::tr("&Open it again"), QMessageBox::AcceptRole);
    auto* sample = box.addButton(Texts::tr("Open the &sample"), QMessageBox::AcceptRole);
    box.setDefaultButton(sample);
    box.exec();
    return box.clickedButton() == same ? Start::SameFile : box.clickedButton() == sample ? Start::Sample : Start::Nothing;
}

Prompts::Damage DialogPrompts::askDamage(const QString& sentence)
{
    QMessageBox box(QMessageBox::Warning, QCoreApplication::applicationName(), sentence, QMessageBox::Close, m_window);
    box.setTextFormat(Qt::PlainText);
    auto* backups = box.addButton(Texts::tr("Show &backups…"), QMessageBox::AcceptRole);
    const auto* keep = box.addButton(Texts::tr("&Take the records as they are"), QMessageBox::DestructiveRole);
    box.setDefaultButton(backups);
    box.exec();
    return box.clickedButton() == backups ? Damage::ShowBackups : box.clickedButton() == keep ? Damage::Keep : Damage::Leave;
}

void DialogPrompts::waitFor(const QString& title, JobRunner& job)
{
    constexpr int whole = 1000;
    QProgressDialog dialog({}, Texts::tr("&Stop"), 0, whole, m_window);
    dialog.setLabel(new PlainLabel(title, &dialog));
    dialog.setWindowModality(Qt::WindowModal);
    dialog.setAutoClose(false);
    dialog.setAutoReset(false);
    dialog.setMinimumDuration(0);
    QObject::connect(&job, &JobRunner::progressed, &dialog, [&dialog](double share) { dialog.setValue(static_cast<int>(share * whole)); });
    QObject::connect(&dialog, &QProgressDialog::canceled, &job, &JobRunner::cancel);
    QEventLoop loop; // not the dialog's own, which ends before the job does
    QObject::connect(&job, &JobRunner::ended, &loop, &QEventLoop::quit);
    dialog.show();
    if (job.isRunning())
        loop.exec();
}

void DialogPrompts::showError(const QString& sentence, const QStringList& problems)
{
    auto* asking = QApplication::activeModalWidget(); // a dialog that stays, such as that of a picture
    QMessageBox box(
        QMessageBox::Warning, QCoreApplication::applicationName(), sentence, QMessageBox::Ok, asking ? asking : m_window.data());
    box.setTextFormat(Qt::PlainText);
    if (!problems.isEmpty())
        box.setDetailedText(problems.join(QLatin1Char('\n')));
    box.exec();
}

void DialogPrompts::showPrintPreview(const QString& title, const std::function<void(QPrinter&)>& paint)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(title);
    printer.setPageOrientation(QPageLayout::Landscape);
    QPrintPreviewDialog dialog(&printer, m_window);
    constexpr QSize roomy(1100, 780); // its row of buttons, the last of which prints
    dialog.resize(firstSizeOf(dialog, roomy));
    dialog.setWindowTitle(Texts::tr("Print: %1").arg(title));
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, &dialog, [&paint](QPrinter* page) { paint(*page); });
    dialog.exec();
}

void DialogPrompts::showAbout()
{
    QMessageBox box(m_window);
    box.setWindowTitle(Texts::tr("About Flopulence"));
    box.setIconPixmap(applicationIcon().pixmap(64));
    box.setText(QStringLiteral("<b>Flopulence %1</b>").arg(QCoreApplication::applicationVersion().toHtmlEscaped()));
    box.setInformativeText(Texts::tr(
        "Who is GPU-rich, who is GPU-poor, since when, and how sure are we?<br><br>"
        "Data: Epoch AI (<a href=\"https://epoch.ai/data\">epoch.ai/data</a>, CC BY 4.0) and the sources named in each record.<br><br>"
        "Free software under the GNU General Public License, version 3 or later.<br><br>"
        "Within: Noto Sans and signs of Noto Sans Math (SIL Open Font License 1.1). It is drawn with Qt (LGPL 3) and keeps its documents "
        "with "
        "SQLite (public domain)."));
    box.setStandardButtons(QMessageBox::Close);
    box.exec();
}

void DialogPrompts::openUrl(const QUrl& url)
{
    if (!QDesktopServices::openUrl(url))
        showError(Texts::tr("The browser did not open %1.").arg(url.toDisplayString()), {});
}

QString pictureEnding(charts::PictureFormat format)
{
    switch (format) {
    case charts::PictureFormat::Png:
        return QStringLiteral("png");
    case charts::PictureFormat::Svg:
        return QStringLiteral("svg");
    case charts::PictureFormat::Pdf:
        return QStringLiteral("pdf");
    }
    return {};
}

}
