package org.gradcheck4j.harness.application.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.jspecify.annotations.Nullable;

/**
 * Every verdict in few characters, for the page's script, which shows those that the reader asks for. Numbers have three
 * digits, as on the rest of the page; what is not finite is null.
 */
final class PageData {

    /** Stands for the case in the command that all cases share. */
    private static final String CASE = "{}";

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final int PER_MILLE = 1000;

    private PageData() {}

    static String of(GradedRun run, Origin origin) {
        List<EngineScore> scores = EngineScore.of(run.all());
        List<List<String>> keys = scores.stream()
                .map(each -> List.of(each.engine(), each.precision()))
                .toList();
        List<List<String>> verdicts = new ArrayList<>();
        List<String> causes = new ArrayList<>();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putPOJO("scores", keys);
        String shared = sharedReplay(run, origin);
        data.put("replay", shared);
        ArrayNode cases = data.putArray("cases");
        run.all().by(EngineVerdict::testCase).forEach((testCase, its) -> {
            ArrayNode one = cases.addArray();
            one.add(testCase.id());
            one.add(testCase.family());
            one.add(testCase.about());
            one.add(testCase.network().architecture());
            one.add(testCase.batch().size());
            ArrayNode rows = one.addArray();
            its.verdicts().forEach(each -> {
                int score = keys.indexOf(List.of(each.engine(), each.precision().id()));
                put(rows.addArray(), each, score, verdicts, causes);
            });
        });
        data.putPOJO("verdicts", verdicts);
        data.putPOJO("causes", causes);
        // Inside a script element, nothing but its end tag is markup.
        return Json.compact(data).replace("<", "\\u003c");
    }

    /** The score and the verdict, by their places in the lists, then what was compared; at the end what is usual is left out. */
    private static void put(
            ArrayNode row, EngineVerdict each, int score, List<List<String>> verdicts, List<String> causes) {
        row.add(score);
        row.add(index(verdicts, List.of(word(each), each.grade().name().toLowerCase(Locale.ROOT))));
        row.add(number(each.gradientFractionOfBound()));
        row.add(number(each.gradientErrorOfLargest()));
        row.add((int) Math.floor(PER_MILLE * each.verdict().coverage()));
        row.add(each.worstGradient().map(tensor -> tensor.name().toString()).orElse(""));
        String tensors = tensors(each);
        String cause = cause(each);
        @Nullable Double repeats = number(each.run().repeatUlps());
        boolean repeated = each.run().repeatUlps() == 0;
        if (!tensors.isEmpty() || !cause.isEmpty() || !repeated) {
            row.add(tensors);
        }
        if (!cause.isEmpty() || !repeated) {
            row.add(index(causes, cause));
        }
        if (!repeated) {
            row.add(repeats);
        }
    }

    /** The verdict in words that a search finds: whatever is wrong {@code disagrees}. */
    private static String word(EngineVerdict each) {
        String known = each.grade() == Grade.EXPECTED ? ", known" : ", new";
        return switch (each.outcome()) {
            case AGREE -> "agrees";
            case DISAGREE, EXPLAINED -> "disagrees" + known;
            case FAILED, INCONCLUSIVE, UNSUPPORTED -> each.outcome().id() + known;
        };
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
        if (tensor.disagreeing() > 0) {
            return "d";
        }
        return tensor.tested() == 0 ? "u" : tensor.tested() < tensor.entries() ? "p" : "a";
    }

    /** Null if not finite. */
    private static @Nullable Double number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(THREE_DIGITS).doubleValue()
                : null;
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
