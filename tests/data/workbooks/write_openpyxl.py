# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the workbooks whose names begin with openpyxl (openpyxl 3.0.9): write_openpyxl.py FOLDER
import datetime, sys
import openpyxl
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

folder = sys.argv[1]

def fleet(workbook):
    sheet = workbook.active
    sheet.title = "Fleet"
    sheet["A1"] = "Fleets of three laboratories"
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A1:H1")
    rows = [
        ["Organization", "Chip", "As of", "Units", "Low", "High", "Share", "Note"],
        ["OpenAI", "H100 SXM", datetime.date(2025, 12, 31), 120000, 80000.5, 150000, 0.35, "007"],
        [None, "A100", datetime.date(2025, 9, 30), "=D3*2", 0.1, 12.375, 0.07, "two\nlines"],
        ["Meta & <co>", "H20 智谱", datetime.datetime(2025, 6, 30, 14, 0), 1e-7, -5, 1e21, None, True],
        ["xAI", None, datetime.date(2023, 2, 1), "=1/0", None, None, 1, " blanks "],
        [None] * 8,
        ["Google", "TPU v5p", datetime.date(2024, 3, 31), 1234567.891, None, 5, 0.125, "hidden"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    for row in range(3, 9):
        sheet[f"C{row}"].number_format = "yyyy-mm-dd hh:mm" if row == 5 else "dd/mm/yyyy"
        sheet[f"G{row}"].number_format = "0.0%"
        sheet[f"D{row}"].number_format = "#,##0"
    sheet.row_dimensions[8].hidden = True
    people = workbook.create_sheet("People")
    people["B3"], people["C3"] = "Organization", "Researchers"
    people["B4"], people["C4"] = "OpenAI", 1000
    hidden = workbook.create_sheet("Old")
    hidden["A1"] = "nothing of interest"
    hidden.sheet_state = "hidden"

workbook = openpyxl.Workbook()
fleet(workbook)
workbook.save(f"{folder}/openpyxl.xlsx")

workbook = openpyxl.Workbook()
workbook.epoch = CALENDAR_MAC_1904
fleet(workbook)
workbook.save(f"{folder}/openpyxl-1904.xlsx")

workbook = openpyxl.Workbook()
workbook.iso_dates = True
fleet(workbook)
workbook.save(f"{folder}/openpyxl-iso-dates.xlsx")

# Without shared texts, row by row.
workbook = openpyxl.Workbook(write_only=True)
sheet = workbook.create_sheet("Fleet")
sheet.append(["Organization", "Chip", "Units"])
sheet.append(["OpenAI", "H100 SXM", 120000])
sheet.append(["Meta", None, 24000])
workbook.save(f"{folder}/openpyxl-rows.xlsx")
