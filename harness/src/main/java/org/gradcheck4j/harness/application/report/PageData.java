package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.json.Json;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.Origin;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.TensorName;

/**
 * Every verdict in few characters, for the page's script, which shows those that the reader asks for. Verdicts on one case that
 * say the same of several engines are one row. Errors have three digits, as on the rest of the page; what the table is sorted by
 * has more if that decides the order. What is not finite is null.
 */
final class PageData {

    /** Stands for the case in the command that all cases share. */
    private static final String CASE = "{}";

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final SortableDigits fractions;
    private final SortableDigits coverages;
    private final SortableDigits repeats;

    private PageData(GradedRun run) {
        this.fractions = sortable(run, EngineVerdict::gradientFractionOfBound, PageData::threeDigits);
        this.coverages = sortable(run, each -> each.verdict().coverage(), Figures::percent);
        this.repeats = sortable(run, each -> each.run().repeatUlps(), PageData::threeDigits);
    }

    static String of(GradedRun run, Origin origin) {
        return new PageData(run).content(run, origin);
    }

    private static SortableDigits sortable(
            GradedRun run, ToDoubleFunction<EngineVerdict> number, DoubleFunction<String> shown) {
        return SortableDigits.of(run.verdicts().stream().mapToDouble(number), shown);
    }

    /** As a script rounds: the exact value of the double. */
    private static String threeDigits(double value) {
        return new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toString();
    }

    private String content(GradedRun run, Origin origin) {
        List<EngineScore> scores = EngineScore.of(run.all());
        List<List<String>> keys = scores.stream()
                .map(each -> List.of(each.engine(), each.precision()))
                .toList();
        List<ArrayNode> kinds = new ArrayList<>();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putPOJO("scores", keys);
        String shared = sharedReplay(run, origin);
        data.put("replay", shared);
        ObjectNode causes = data.putObject("causes");
        run.verdicts().stream()
                .flatMap(each -> each.diagnosis().stream())
                .map(Diagnosis::id)
                .distinct()
                .forEach(id -> causes.put(id.text(), DiagnosisName.inWords(id)));
        ArrayNode cases = data.putArray("cases");
        run.all().by(EngineVerdict::testCase).forEach((testCase, its) -> {
            ArrayNode one = cases.addArray();
            one.add(testCase.id());
            one.add(testCase.family());
            one.add(testCase.about());
            one.add(testCase.network().architecture());
            one.add(testCase.batch().size());
            Map<ArrayNode, ArrayNode> scoresByRow = new LinkedHashMap<>();
            its.verdicts().forEach(each -> scoresByRow
                    .computeIfAbsent(row(each, kinds), row -> JsonNodeFactory.instance.arrayNode())
                    .add(keys.indexOf(List.of(each.engine(), each.precision().id()))));
            ArrayNode rows = one.addArray();
            scoresByRow.forEach((row, scored) -> rows.addArray()
                    .add(scored.size() == 1 ? scored.get(0) : scored)
                    .addAll(row));
        });
        data.putArray("kinds").addAll(kinds);
        // Inside a script element, nothing but its end tag is markup.
        return Json.compact(data).replace("<", "\\u003c");
    }

    /** The kind of verdict, by its place in the list; then the worst entry, if there is one. */
    private ArrayNode row(EngineVerdict each, List<ArrayNode> kinds) {
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        row.add(index(kinds, kind(each)));
        each.worstGradient().ifPresent(tensor -> {
            put(row, tensor.fractionOfBound(), fractions);
            putWorst(row, tensor);
        });
        return row;
    }

    /** What many verdicts have in common; at the end, what is usual is left out. */
    private ArrayNode kind(EngineVerdict each) {
        ArrayNode kind = JsonNodeFactory.instance.arrayNode();
        kind.add(each.outcome().id()).add(each.grade().name().toLowerCase(Locale.ROOT));
        put(kind, each.verdict().coverage(), coverages);
        if (each.outcome() != Outcome.AGREE || each.run().repeatUlps() != 0) {
            kind.add(tensors(each)).add(cause(each));
            put(kind, each.run().repeatUlps(), repeats);
            putNumber(kind, worstOfLargest(each), THREE_DIGITS);
        } else if (!tensors(each).isEmpty()) {
            kind.add(tensors(each));
        }
        return kind;
    }

    /** The error of the entry that is shown, as a share of the largest entry of its tensor. */
    private static double worstOfLargest(EngineVerdict each) {
        return each.worstGradient()
                .map(tensor -> each.ofLargest(tensor, tensor.worst().get(0).error()))
                .orElse(0.0);
    }

    /**
     * How far off it is, and its bound; its layer, below 0 for a db, row and column; what it should be and is, or null if three
     * digits are the same; how many entries of its tensor are wrong, if any.
     */
    private static void putWorst(ArrayNode row, TensorComparison tensor) {
        ComparedEntry entry = tensor.worst().get(0);
        putNumber(row, entry.error(), THREE_DIGITS);
        putNumber(row, entry.bound(), THREE_DIGITS);
        row.add(tensor.name().is(TensorName.Quantity.db) ? -tensor.layer() : tensor.layer());
        row.add(entry.row()).add(entry.column());
        String actual = Figures.threeDigits(entry.actual());
        if (Figures.threeDigits(entry.expected()).equals(actual)) {
            putNumber(row, entry.expected(), THREE_DIGITS);
            if (tensor.disagrees()) {
                row.addNull();
            }
        } else {
            putNumber(row, entry.expected(), SIX_DIGITS);
            if (Double.isFinite(entry.actual())) {
                putNumber(row, entry.actual(), SIX_DIGITS);
            } else {
                row.add(actual);
            }
        }
        if (tensor.disagrees()) {
            row.add(tensor.disagreeing()).add(tensor.entries());
        }
    }

    private static <T> int index(List<T> texts, T text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    /** What the row's verdict adds to its outcome: a diagnosis, or a reason. */
    private static String cause(EngineVerdict each) {
        if (each.outcome() == Outcome.AGREE) {
            return "";
        }
        return each.diagnosis()
                .map(diagnosis -> diagnosis.id().text())
                .orElseGet(() -> each.grade() == Grade.EXPECTED
                        ? each.expectation().orElseThrow().why()
                        : each.verdict().reason());
    }

    /** One letter a tensor of the gradient: agree, partly untested, untested, disagree. Empty if all agree. */
    private static String tensors(EngineVerdict each) {
        String letters = each.gradients().stream().map(PageData::letter).collect(Collectors.joining());
        return letters.replace("a", "").isEmpty() ? "" : letters;
    }

    private static String letter(TensorComparison tensor) {
        if (tensor.disagrees()) {
            return "d";
        }
        return tensor.tested() == 0 ? "u" : tensor.tested() < tensor.entries() ? "p" : "a";
    }

    private static void put(ArrayNode to, double value, SortableDigits digits) {
        if (Double.isFinite(value)) {
            put(to, digits.of(value));
        } else {
            to.addNull();
        }
    }

    private static void putNumber(ArrayNode to, double value, MathContext digits) {
        if (Double.isFinite(value)) {
            put(to, new BigDecimal(value).round(digits).stripTrailingZeros());
        } else {
            to.addNull();
        }
    }

    /** In the shortest way that JSON has. */
    private static void put(ArrayNode to, BigDecimal rounded) {
        String plain = rounded.toPlainString();
        String scaled = rounded.unscaledValue() + "e" + -rounded.scale();
        to.addRawValue(new RawValue(plain.length() <= scaled.length() ? plain : scaled));
    }

    /** The replay command of every case, if they differ in the case alone; else empty. */
    private static String sharedReplay(GradedRun run, Origin origin) {
        List<String> all = run.verdicts().stream()
                .map(each -> {
                    String command = origin.replay().apply(each);
                    String end = " " + each.testCase().id();
                    return command.endsWith(end)
                            ? command.substring(0, command.length() - end.length()) + " " + CASE
                            : command;
                })
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : "";
    }
}
