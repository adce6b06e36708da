package org.gradcheck4j.harness.application.explain;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/**
 * The page as its reader sees it: numbers, and where they stand.
 *
 * @param html its markup
 */
record ShownPage(String html) {

    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[dh][^>]*>([^<]*)</t[dh]>");
    private static final Pattern DECIMAL = Pattern.compile("−?\\d+\\.\\d+(·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?");

    static double number(String shown) {
        return Double.parseDouble(shown.replace('−', '-'));
    }

    /** The first matrix of a name. */
    Matrix matrix(String name) {
        String body = first("<table aria-label=\"" + Pattern.quote(name) + ", \\[[^\\]]*\\]\">(.*?)</table>");
        double[][] rows = rows(body).stream()
                .map(row -> row.stream().mapToDouble(ShownPage::number).toArray())
                .toArray(double[][]::new);
        return Matrix.of(
                rows.length,
                rows[0].length,
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
    }

    /** The rows of the table with an id, without its heading. */
    List<List<String>> table(String id) {
        return rows(first("<table class=\"[^\"]*\" id=\"" + id + "\">.*?<tbody>(.*?)</tbody>"));
    }

    /** The outer products, in order: rows with dz first, below a row with a. */
    List<List<List<String>>> outerProducts() {
        return all("<table class=\"outer\">(.*?)</table>").map(ShownPage::rows).toList();
    }

    /** What a list of definitions says of a term. */
    String definition(String term) {
        return first("<dt[^>]*>" + Pattern.quote(term) + "</dt><dd[^>]*>([^<]*)</dd>");
    }

    /** The card of a formula. */
    String card(String about) {
        return first("<article class=\"[a-z]*\">\\s*<h3>. " + Pattern.quote(about) + "</h3>(.*?)</article>");
    }

    /** The text between tags, and what is said in place of the drawings. */
    String text() {
        return html.replaceAll("(?s)<(style|script)>.*?</\\1>", " ")
                .replaceAll("<[^>]*aria-label=\"([^\"]*)\"[^>]*>", " $1 ")
                .replaceAll("<[^>]*>", " ");
    }

    /** Every number with a decimal point that the reader sees. */
    List<String> decimals() {
        return DECIMAL.matcher(text()).results().map(MatchResult::group).toList();
    }

    Stream<String> all(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(html).results().map(found -> found.group(1));
    }

    String first(String pattern) {
        return all(pattern).findFirst().orElseThrow(() -> new AssertionError("not on the page: " + pattern));
    }

    private static List<List<String>> rows(String body) {
        return ROW.matcher(body)
                .results()
                .map(row -> CELL.matcher(row.group(1))
                        .results()
                        .map(cell -> cell.group(1))
                        .toList())
                .toList();
    }
}
