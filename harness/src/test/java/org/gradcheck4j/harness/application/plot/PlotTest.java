package org.gradcheck4j.harness.application.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final LimitAxis AXIS = LimitAxis.of(List.of(0.0, 1e-3, 0.5, 1e12));

    @Test
    void larger_numbers_stand_further_right_and_zero_has_a_place_of_its_own() {
        double[] ascending = {0, 1e-6, 1e-3, 0.5, 1, 2, 1e6, 1e12, Double.POSITIVE_INFINITY};
        LimitAxis axis = new LimitAxis(-6, 12, true);
        for (int k = 1; k < ascending.length; k++) {
            assertThat(axis.position(ascending[k])).isGreaterThan(axis.position(ascending[k - 1]));
        }
        assertThat(axis.position(1)).isEqualTo(axis.limit());
        assertThat(axis.position(Double.NaN)).isEqualTo(axis.position(Double.POSITIVE_INFINITY));
    }

    @Test
    void axis_reaches_from_the_smallest_to_the_largest_power_of_ten() {
        assertThat(AXIS).isEqualTo(new LimitAxis(-3, 12, false));
        assertThat(LimitAxis.of(List.of())).isEqualTo(new LimitAxis(-1, 1, false));
        assertThat(LimitAxis.of(List.of(Double.NaN)).notFinite()).isTrue();
    }

    @Test
    void axis_names_zero_the_limit_and_what_is_not_finite() {
        assertThat(new LimitAxis(-3, 12, true).svg())
                .contains(">0</text>", ">bound</text>", ">NaN/∞</text>", ">10¹²</text>");
    }

    @Test
    void axis_says_at_which_end_numbers_beyond_it_stand() {
        assertThat(LimitAxis.of(List.of(1e-12, 1e30)).svg()).contains(">≤ 10⁻⁶</text>", ">≥ 10²⁰</text>");
        assertThat(new LimitAxis(-5, 19, false).svg()).doesNotContain("≤", "≥");
    }

    @Test
    void every_number_has_its_mark() {
        String svg = new Strip(AXIS)
                .add(Strip.Mark.WITHIN, 0, 1)
                .add(Strip.Mark.WITHIN, 0.5, 2)
                .add(Strip.Mark.NEW, 1e12, 1)
                .svg(1);
        assertThat(svg.split("h0", -1)).hasSize(1 + 3);
        assertThat(svg).contains("h.1\"");
        assertThat(svg).contains("class=\"mark new\"", "class=\"limit\"");
    }

    @Test
    void a_stack_that_is_too_high_says_how_many_a_mark_stands_for() {
        assertThat(new Strip(AXIS).add(Strip.Mark.WITHIN, 0.5, 40).perMark()).isEqualTo(8);
        assertThat(new Strip(AXIS).perMark()).isEqualTo(1);
    }

    @Test
    void marks_of_several_kinds_at_one_place_stand_on_each_other() {
        String svg = new Strip(AXIS)
                .add(Strip.Mark.WITHIN, 0.5, 2)
                .add(Strip.Mark.DOUBTFUL, 0.5, 1)
                .add(Strip.Mark.NEW, 0.5, 1)
                .svg(1);
        List<String> places = Pattern.compile(
                        "class=\"mark (?:within|doubtful|new)\" d=\"M([^ ]*) ([^h]*)h(?:0|.1)(m0-4h0)?\"")
                .matcher(svg)
                .results()
                .map(found -> found.group(2) + (found.group(3) == null ? "" : " and above"))
                .toList();
        assertThat(places).containsExactly("17.5 and above", "9.5", "5.5");
    }

    @Test
    void what_is_drawn_last_is_what_is_wrong_and_new() {
        String svg = new Strip(AXIS)
                .add(Strip.Mark.NEW, 1e12, 1)
                .add(Strip.Mark.KNOWN, 1e12, 1)
                .add(Strip.Mark.WITHIN, 0, 1)
                .svg(1);
        assertThat(svg.lastIndexOf("class=\"mark")).isEqualTo(svg.indexOf("class=\"mark new\""));
    }

    @Test
    void no_mark_touches_the_line_at_1_and_each_stands_on_its_side() {
        for (double value : new double[] {0.999999, 1, 1.000001, 1.5}) {
            String svg = new Strip(AXIS).add(Strip.Mark.NEW, value, 1).svg(1);
            double x = Double.parseDouble(svg.replaceAll(".*class=\"mark new\" d=\"M([^ ]*) .*", "$1"));
            assertThat(Math.abs(x - AXIS.limit())).as("%s", value).isGreaterThan(2);
            assertThat(x > AXIS.limit()).as("%s", value).isEqualTo(value > 1);
        }
    }

    @Test
    void no_stack_is_higher_than_its_strip() {
        Strip strip = new Strip(AXIS)
                .add(Strip.Mark.WITHIN, 0.5, 21)
                .add(Strip.Mark.DOUBTFUL, 0.5, 1)
                .add(Strip.Mark.KNOWN, 0.5, 1)
                .add(Strip.Mark.NEW, 0.5, 7);
        String svg = strip.svg(strip.perMark());
        assertThat(svg.replaceAll("<path class=\"mark hole[^>]*>", "").split("h0|h[.]1", -1))
                .hasSizeBetween(1 + 4, 1 + 5);
    }

    @Test
    void hollow_marks_are_drawn_twice_in_the_same_place() {
        String svg = new Strip(AXIS).add(Strip.Mark.KNOWN, 1e6, 1).svg(1);
        assertThat(svg)
                .containsPattern("class=\"mark known\" d=\"([^\"]*)\"/><path class=\"mark hole known\" d=\"\\1\"");
    }

    @Test
    void a_square_has_a_length_or_paper_would_not_show_it() {
        String svg = new Strip(AXIS)
                .add(Strip.Mark.KNOWN, 1e6, 2)
                .add(Strip.Mark.NEW, 1e12, 3)
                .svg(1);
        assertThat(svg)
                .containsPattern("class=\"mark known\" d=\"M[^ ]* 17.5h.1m-.1-4h.1\"")
                .containsPattern("class=\"mark new\" d=\"M[^ ]* 17.5h.1m-.1-4h.1m-.1-4h.1\"");
    }

    @Test
    void heat_map_joins_neighbours_of_one_class_and_tells_untested_cells_apart() {
        double[] fractions = {0.5, 0.5, 2, 0.5, 0, Double.POSITIVE_INFINITY};
        String svg = HeatMap.svg(3, fractions, cell -> cell != 3, "a label");
        assertThat(svg)
                .contains("aria-label=\"a label\"")
                .contains("class=\"cell h3\" d=\"M0 6h24\"")
                .contains("class=\"cell h4\" d=\"M24 6h12\"")
                .contains("class=\"cell u\" d=\"M0 18h12\"")
                .contains("class=\"cell h0\"", "class=\"cell h7\"")
                .as("a text would be as small as a map of many columns makes it")
                .doesNotContain("<text");
    }

    @Test
    void key_of_the_heat_map_has_every_colour_its_numbers_and_on_which_side_of_the_bound_it_is() {
        assertThat(HeatMap.key("it"))
                .contains(
                        "<symbol id=\"it\"",
                        ">0</text>",
                        ">≤0.1</text>",
                        ">≤1</text>",
                        ">&gt;10⁹</text>",
                        ">NaN/∞</text>")
                .contains(">untested</text>", ">← within the bound</text>", ">beyond it →</text>")
                .contains("class=\"swatch h0\"", "class=\"swatch h7\"", "class=\"swatch u\"")
                .contains("class=\"swatch h4\" d=\"M144 20.5h35\"/><text", "class=\"limit\" d=\"M143.5 ");
        assertThat(HeatMap.keyAgain("it")).contains("<use href=\"#it\"/>");
    }

    @Test
    void points_stand_by_their_logarithm_and_those_beyond_an_end_at_that_end() {
        String svg = new Points(53, "z", "bits")
                .svg(
                        List.of(
                                new Points.Point(Strip.Mark.WITHIN, 0, 0),
                                new Points.Point(Strip.Mark.WITHIN, 0.1, 0),
                                new Points.Point(Strip.Mark.KNOWN, 1000, 53),
                                new Points.Point(Strip.Mark.DOUBTFUL, 1e9, 60)),
                        "a label");
        assertThat(svg)
                .contains("aria-label=\"a label\"", ">z</text>", ">bits</text>", ">53</text>", ">1000</text>")
                .contains("class=\"mark within\" d=\"M34 128h0\"")
                .contains("class=\"mark known\" d=\"M264 18h.1\"")
                .contains("class=\"mark doubtful\" d=\"M264 18h0\"");
    }

    @Test
    void a_part_of_a_bar_that_is_not_empty_is_seen() {
        assertThat(new OutcomeBar(1_000_000, 0, 1).svg())
                .contains("class=\"d\" d=\"M117 0h3v10h-3z\"")
                .doesNotContain("class=\"u\"");
    }

    @Test
    void bars_have_their_numbers_and_their_bins() {
        assertThat(new HistogramPlot(
                                List.of(new HistogramPlot.Bin("0", 3), new HistogramPlot.Bin("≤ 1", 0)), "ulp", "label")
                        .svg())
                .contains(">3</text>", ">0</text>", ">≤ 1</text>", ">ulp</text>", "aria-label=\"label. ulp: 0: 3\"");
    }

    private static final Caption CAPTION = new Caption("a title", List.of("a <note>"), "in words");

    @Test
    void a_file_of_its_own_has_a_ground_a_title_notes_and_a_description() {
        assertThat(new LogRanges(-2, List.of(), List.of()).svg(CAPTION))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains(
                        "<title id=\"title\">a title</title>",
                        "<desc id=\"description\">in words</desc>",
                        "class=\"ground\"",
                        "<text class=\"note\" x=\"16\" y=\"44\">a &lt;note&gt;</text>")
                .endsWith("</svg>\n");
    }

    @Test
    void what_was_taken_for_something_else_stands_off_the_diagonal_with_its_number() {
        ConfusionMatrix matrix = new ConfusionMatrix(
                List.of("a", "b"), List.of("a", "b", "none"), List.of(List.of(5L, 0L, 2L), List.of(1L, 7L, 0L)));
        assertThat(matrix.right()).isEqualTo(12);
        assertThat(matrix.all()).isEqualTo(15);
        assertThat(matrix.wrong()).containsExactly("a as none: 2", "b as a: 1");
        String svg = matrix.svg(CAPTION);
        assertThat(svg).contains(">5 of 7</text>", ">7 of 8</text>", ">2</text>", ">1</text>");
        assertThat(svg.split("class=\"right\"", -1)).hasSize(1 + 2);
        assertThat(svg.split("class=\"wrong\"", -1)).hasSize(1 + 2);
    }

    @Test
    void a_bar_is_as_high_as_its_share_and_the_limit_stands_before_the_last_bin() {
        String svg = new ShareBars(
                        List.of(-1, 0),
                        List.of("small"),
                        List.of(new ShareBars.Panel("double", "largest: 0.5", List.of(List.of(10.0, 20.0, 0.0)))),
                        "axis")
                .svg(CAPTION);
        assertThat(svg).contains("v90h-6z", "v180h-6z", ">largest: 0.5</text>", ">0.1</text>", ">limit 1</text>");
        assertThat(svg.split("class=\"s0\"", -1)).as("a key and two bars").hasSize(1 + 1 + 2);
    }

    @Test
    void a_range_reaches_from_its_dot_to_the_largest_and_what_is_missing_has_none() {
        String svg = new LogRanges(
                        -2,
                        List.of(new LogRanges.Series("one", 0.01), new LogRanges.Series("two", 0.1)),
                        List.of(new LogRanges.Group(
                                "group",
                                List.of(new LogRanges.Row(
                                        "row",
                                        List.of(
                                                Optional.of(new LogRanges.Range(0.1, Double.POSITIVE_INFINITY)),
                                                Optional.empty()))),
                                "two: missing")))
                .svg(CAPTION);
        assertThat(svg)
                .contains("class=\"range c0\" d=\"M398 97.5H456\"", ">&gt; 1</text>", ">two: missing</text>")
                .doesNotContain("class=\"range c1\"");
    }

    @Test
    void labels_are_text_and_never_markup() {
        assertThat(HeatMap.svg(1, new double[] {0}, cell -> true, "<script>\"&"))
                .contains("aria-label=\"&lt;script&gt;&quot;&amp;\"");
    }
}
