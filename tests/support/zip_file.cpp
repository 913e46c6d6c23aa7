// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/zip_file.h"

#include <zip.h>

#include <stdexcept>

void writeZip(const std::filesystem::path& path, const std::vector<std::pair<std::string, std::string>>& parts)
{
    auto* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    if (zip == nullptr)
        throw std::runtime_error("no zip");
    for (const auto& [name, bytes] : parts)
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
    if (zip_close(zip) != 0)
        throw std::runtime_error("no zip");
}

void writeXlsx(const std::filesystem::path& path, const std::string& sheet, const std::string& sharedStrings, const std::string& styles,
    const std::string& workbookExtra)
{
    const std::string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    std::vector<std::pair<std::string, std::string>> parts {
        { "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>" },
        { "_rels/.rels",
            relations + "<Relationship Id=\"r1\" Type=\"" + types + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
        { "xl/workbook.xml",
            "<workbook " + main + " xmlns:r=\"" + types + "\">" + workbookExtra
                + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>" },
        { "xl/_rels/workbook.xml.rels",
            relations + "<Relationship Id=\"r1\" Type=\"" + types
                + "/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" + types
                + "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"" + types
                + "/styles\" Target=\"styles.xml\"/></Relationships>" },
        { "xl/worksheets/sheet1.xml", "<worksheet " + main + ">" + sheet + "</worksheet>" },
    };
    if (!sharedStrings.empty())
        parts.emplace_back("xl/sharedStrings.xml", "<sst " + main + ">" + sharedStrings + "</sst>");
    if (!styles.empty())
        parts.emplace_back("xl/styles.xml", "<styleSheet " + main + ">" + styles + "</styleSheet>");
    writeZip(path, parts);
}

void writeOds(const std::filesystem::path& path, const std::string& tables, const std::string& automaticStyles)
{
    const std::string names = "urn:oasis:names:tc:opendocument:xmlns:";
    const auto space = [&names](const std::string& prefix) { return " xmlns:" + prefix + "=\"" + names + prefix + ":1.0\""; };
    writeZip(path,
        { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
            { "content.xml",
                "<office:document-content" + space("office") + space("table") + space("text") + space("style") + space("calcext")
                    + "><office:automatic-styles>" + automaticStyles + "</office:automatic-styles><office:body><office:spreadsheet>"
                    + tables + "</office:spreadsheet></office:body></office:document-content>" } });
}
