package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** Every number on the page is one of {@code agreement.json}, or follows from it by counting. */
class PageNumbersTest {

    private static final GradedRun RUN = SampleRuns.run(
            SampleRuns.cases(),
            new Expectations(List.of(SampleRuns.expects("doubled", "accumulated", "xor"))),
            new ReferenceEngine(),
            SampleRuns.DOUBLED,
            SampleRuns.NOT_A_NUMBER);

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\[-])[0-9][0-9.,]*(?:e-?[0-9]+)?(?![\\w-])");

    /** What is not about this run: its style, its script, the numbers of the axis and of the key, the example of A[i−1], the machine. */
    private static final Pattern APART = Pattern.compile(
            "<head>.*?</head>|<script.*?</script>|<svg class=\"axis\".*?</svg>|<symbol.*?</symbol>"
                    + "|<section id=\"formula\">.*?<section id=\"not-checked\">|<section id=\"made\">.*?</section>"
                    + "|<p class=\"muted env\">.*?</p>|<code.*?</code>",
            Pattern.DOTALL);

    private static final int SHORT = 4;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Set<String> known = new HashSet<>();
    private final List<String> names = new ArrayList<>();

    @Test
    void every_number_that_is_shown_is_in_the_file_or_counted_from_it() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(RUN, "agreement.json"));
        learn(file);
        file.get("cases")
                .forEach(each -> each.get("verdicts").findValues("bins").forEach(this::learnSums));
        count(verdicts(file));
        known.add("1.0"); // the version of DL4J in the list of expectations
        String text = APART.matcher(SampleRuns.file(RUN, "index.html")).replaceAll(" ");
        text = text.replaceAll("<[^>]*>", " ").replace("&#x3D;", "=").replace("&#x27;", "'");
        names.sort(Comparator.comparingInt(String::length).reversed());
        for (String name : names) {
            text = text.replace(name, " ");
        }
        List<String> shown = NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(number -> number.replaceAll("[.,]+$", ""))
                .toList();
        assertThat(shown).hasSizeGreaterThan(100);
        assertThat(shown).allSatisfy(number -> assertThat(known).contains(number));
    }

    @Test
    void every_row_for_the_script_is_a_verdict_of_the_file() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(RUN, "agreement.json"));
        JsonNode data = mapper.readTree(PageData.of(RUN, SampleRuns.ORIGIN));
        List<String> rows = new ArrayList<>();
        for (JsonNode one : data.get("cases")) {
            for (JsonNode row : one.get(5)) {
                JsonNode kind = data.get("kinds").get(row.get(1).intValue());
                String layer = row.get(5).asText();
                String worst = "%s[%s, %s]"
                        .formatted(
                                layer.startsWith("-") ? "db" + layer.substring(1) : "dW" + layer,
                                row.get(6),
                                row.get(7));
                (row.get(0).isArray() ? row.get(0) : List.of(row.get(0)))
                        .forEach(score -> rows.add(Stream.of(
                                        one.get(0),
                                        data.get("scores").get(score.intValue()).get(0),
                                        data.get("scores").get(score.intValue()).get(1),
                                        Figures.percent(kind.get(2).doubleValue()),
                                        threeDigits(row.get(2)),
                                        threeDigits(row.get(3)),
                                        threeDigits(row.get(4)),
                                        worst,
                                        threeDigits(row.get(8)),
                                        threeDigits(row.has(9) ? row.get(9) : row.get(8)))
                                .map(each -> each instanceof JsonNode node ? node.asText() : each.toString())
                                .collect(Collectors.joining(" "))));
            }
        }
        List<String> expected = new ArrayList<>();
        for (JsonNode one : file.get("cases")) {
            for (JsonNode each : one.get("verdicts")) {
                JsonNode tensor = worstGradient(each);
                JsonNode entry = tensor.get("worst").get(0);
                expected.add(String.join(
                        " ",
                        one.get("id").asText(),
                        each.get("engine").asText(),
                        each.get("precision").asText(),
                        Figures.percent(each.get("coverage").doubleValue()),
                        threeDigits(each.get("gradientFractionOfBound")),
                        threeDigits(entry.get("error")),
                        threeDigits(entry.get("bound")),
                        "%s[%s, %s]"
                                .formatted(
                                        tensor.get("parameter").asText(),
                                        entry.get("index").get(0),
                                        entry.get("index").get(1)),
                        threeDigits(entry.get("expected")),
                        threeDigits(entry.get("actual"))));
            }
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void rows_that_show_the_same_error_are_sorted_by_the_full_number() throws IOException {
        GradedRun run = SampleRuns.run(
                new SampleRuns.Faulty("slightly", right -> SampleRuns.scaled(right, 1 + 1e-8)),
                new SampleRuns.Faulty("slightly-more", right -> SampleRuns.scaled(right, 1 + 1.0001e-8)));
        for (JsonNode one : mapper.readTree(PageData.of(run, SampleRuns.ORIGIN)).get("cases")) {
            JsonNode less = one.get(5).get(0).get(2);
            JsonNode more = one.get(5).get(1).get(2);
            assertThat(threeDigits(less)).isEqualTo(threeDigits(more));
            assertThat(less.doubleValue()).isLessThan(more.doubleValue());
        }
    }

    private static JsonNode worstGradient(JsonNode verdict) {
        JsonNode worst = null;
        for (JsonNode tensor : verdict.get("tensors")) {
            boolean gradient = tensor.get("parameter").asText().startsWith("d");
            if (gradient && (worst == null || fraction(tensor) > fraction(worst))) {
                worst = tensor;
            }
        }
        return Objects.requireNonNull(worst);
    }

    private static double fraction(JsonNode tensor) {
        JsonNode fraction = tensor.get("fractionOfBound");
        return fraction.isNull() ? Double.POSITIVE_INFINITY : fraction.doubleValue();
    }

    /** A value that is not a number stands there as text. */
    private static String threeDigits(JsonNode number) {
        return number.isNull() || number.isTextual()
                ? "null"
                : Double.toString(new BigDecimal(number.doubleValue())
                        .round(new MathContext(3))
                        .doubleValue());
    }

    private void learn(JsonNode node) {
        if (node.isNumber()) {
            learn(node.doubleValue());
        } else if (node.isTextual()) {
            // A short text might be a part of a number.
            Stream.of(Sentences.sentence(node.textValue()), node.textValue())
                    .filter(text -> text.length() > SHORT)
                    .forEach(names::add);
        }
        node.forEach(this::learn);
    }

    private void learn(double value) {
        known.add(Figures.allDigits(value).replaceFirst("^-", ""));
        known.add(Figures.threeDigits(value).replaceFirst("^-", ""));
        known.add(Figures.percent(value).replace(" %", ""));
        known.add(String.format(Locale.ROOT, "%,d", (long) value));
    }

    /** Neighbouring bins may be drawn as one; their ends are powers of two. */
    private void learnSums(JsonNode bins) {
        for (int from = 0; from < bins.size(); from++) {
            long sum = 0;
            for (int to = from; to < bins.size(); to++) {
                sum += bins.get(to).get("entries").longValue();
                known.add(Long.toString(sum));
            }
        }
        IntStream.range(-1, 1100).forEach(exponent -> {
            double end = Math.pow(2, exponent);
            known.add(Figures.sixDigits(end));
        });
        known.add("2"); // of a power of two
    }

    private static List<JsonNode> verdicts(JsonNode file) {
        List<JsonNode> verdicts = new ArrayList<>();
        file.get("cases").forEach(each -> each.get("verdicts").forEach(verdicts::add));
        return verdicts;
    }

    /** How many verdicts and entries there are of each engine, precision, outcome and grade, in any combination. */
    private void count(List<JsonNode> verdicts) {
        List<String> properties = List.of("engine", "precision", "outcome", "accepted", "diagnosis");
        for (int some = 0; some < 1 << properties.size(); some++) {
            int chosen = some;
            Function<JsonNode, String> key = each -> IntStream.range(0, properties.size())
                    .filter(k -> (chosen >> k & 1) == 1)
                    .mapToObj(k -> each.path(properties.get(k)).asText())
                    .collect(Collectors.joining(" "));
            Map<String, List<JsonNode>> groups = verdicts.stream().collect(Collectors.groupingBy(key));
            groups.values().forEach(group -> {
                learn(group.size());
                long entries = group.stream()
                        .mapToLong(each -> each.get("entries").longValue())
                        .sum();
                long tested = group.stream()
                        .mapToLong(each -> each.get("tested").longValue())
                        .sum();
                learn((double) entries);
                learn((double) tested / entries);
            });
        }
    }
}
