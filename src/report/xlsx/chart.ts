import { columnName, xmlText } from "./cell-text.ts";
import type { Chart } from "./sheet.ts";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A column chart (ECMA-376, DrawingML): one series, a title, both axes; empty cells are gaps and not zeros. */
export function chartPart(chart: Chart): string {
  const { labels, values } = chart;
  const range = (column: number): string => {
    const name = columnName(column);
    return `<c:f>'${xmlText(chart.sheet)}'!$${name}$${labels.first + 1}:$${name}$${labels.last + 1}</c:f>`;
  };
  const title =
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:t>${xmlText(chart.title)}</a:t></a:r></a:p></c:rich></c:tx>` +
    '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>';
  const series =
    '<c:ser><c:idx val="0"/><c:order val="0"/><c:spPr><a:solidFill><a:srgbClr val="0B5CAD"/></a:solidFill></c:spPr>' +
    `<c:invertIfNegative val="0"/><c:cat><c:strRef>${range(labels.column)}</c:strRef></c:cat><c:val><c:numRef>${range(values.column)}</c:numRef></c:val></c:ser>`;
  const axis = (kind: "cat" | "val", id: number, other: number, position: string, more: string): string =>
    `<c:${kind}Ax><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/>${more}` +
    `<c:tickLblPos val="nextTo"/><c:crossAx val="${other}"/></c:${kind}Ax>`;
  return (
    `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONSHIPS}"><c:chart>${title}` +
    '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
    `${series}<c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
    axis("cat", 1, 2, "b", "") +
    axis("val", 2, 1, "l", '<c:majorGridlines/><c:numFmt formatCode="#,##0" sourceLinked="0"/>') +
    '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
}

/** Where the chart of the drawing's only relationship stands on its sheet. */
export function drawingPart({ from, to, title }: Chart): string {
  const corner = (name: string, { column, row }: Chart["from"]): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return (
    `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor>${corner("from", from)}${corner("to", to)}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1" descr="${xmlText(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONSHIPS}" r:id="rId1"/></a:graphicData></a:graphic>` +
    "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
  );
}
