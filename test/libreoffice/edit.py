# Edits workbooks in LibreOffice's own engine, as a person would in its window: reads a list of jobs as JSON from the
# standard input, each with a source, a target and steps, and does them one after the other.
import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.FilterOperator import EQUAL
from com.sun.star.table import TableSortField


def value(name, content):
    one = PropertyValue()
    one.Name, one.Value = name, content
    return one


def column_of(sheet, title):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    for index in range(cursor.RangeAddress.EndColumn + 1):
        if sheet.getCellByPosition(index, 0).String == title:
            return index
    raise Exception("no column " + title)


def table(sheet):
    last = 0
    column = column_of(sheet, "Person id")
    while sheet.getCellByPosition(column, last + 1).String != "":
        last += 1
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, last)


def row_of(sheet, email):
    column = column_of(sheet, "E-mail")
    for row in range(1, 2000):
        if sheet.getCellByPosition(column, row).String == email:
            return row
    raise Exception("no row of " + email)


def do(document, step):
    sheet = document.Sheets.getByIndex(0)
    kind = step["do"]
    if kind == "write":
        cell = sheet.getCellByPosition(column_of(sheet, step["column"]), row_of(sheet, step["email"]))
        if step.get("as") == "typed":
            cell.FormulaLocal = step["text"]
        elif step.get("as") == "number":
            cell.Value = step["text"]
        elif step.get("as") == "formula":
            cell.Formula = step["text"]
        else:
            cell.String = step["text"]
    elif kind == "sort":
        field = TableSortField()
        field.Field, field.IsAscending = column_of(sheet, step["column"]), step["ascending"]
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        descriptor = (value("SortFields", fields), value("ContainsHeader", True))
        uno.invoke(table(sheet), "sort", (descriptor,))
    elif kind == "sort-one-column":
        field = TableSortField()
        field.Field, field.IsAscending = 0, step["ascending"]
        column = column_of(sheet, step["column"])
        last = table(sheet).RangeAddress.EndRow
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        some = sheet.getCellRangeByPosition(column, 1, column, last)
        uno.invoke(some, "sort", ((value("SortFields", fields),),))
    elif kind == "autofilter":
        area = table(sheet)
        ranges = document.DatabaseRanges
        if not ranges.hasByName("filtered"):
            ranges.addNewByName("filtered", area.RangeAddress)
        ranges.getByName("filtered").AutoFilter = True
        one = TableFilterField()
        one.Field, one.Operator, one.IsNumeric = column_of(sheet, step["column"]), EQUAL, False
        one.StringValue = step["text"]
        descriptor = area.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        descriptor.setFilterFields((one,))
        area.filter(descriptor)
    elif kind == "hide-rows":
        for row in range(step["from"], step["to"] + 1):
            sheet.Rows.getByIndex(row).IsVisible = False
    elif kind == "insert-column":
        index = column_of(sheet, step["before"])
        sheet.Columns.insertByIndex(index, 1)
        sheet.getCellByPosition(index, 0).String = step["title"]
        sheet.getCellByPosition(index, 1).String = step["text"]
    elif kind == "rename-sheet":
        sheet.Name = step["name"]
    elif kind == "merge":
        column = column_of(sheet, step["column"])
        sheet.getCellRangeByPosition(column, step["from"], column, step["to"]).merge(True)
    elif kind == "insert-sheet-before":
        document.Sheets.insertNewByName(step["name"], 0)
    else:
        raise Exception("cannot do " + kind)


def main():
    profile, locale, jobs = sys.argv[1], sys.argv[2], json.load(sys.stdin)
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as settings:
        settings.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
            "<value>%s</value></prop></item></oor:items>\n" % locale
        )
    pipe = "review%d" % os.getpid()
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--norestore", "--nologo",
            "-env:UserInstallation=file://" + profile,
            "--accept=pipe,name=%s;urp;" % pipe,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for tries in range(240):
            try:
                context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
                break
            except Exception:
                time.sleep(0.25)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for job in jobs:
            document = desktop.loadComponentFromURL("file://" + job["source"], "_blank", 0, (value("Hidden", True),))
            for step in job["steps"]:
                do(document, step)
            document.storeToURL("file://" + job["target"], (value("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(30)
    finally:
        if office.poll() is None:
            office.kill()


main()
