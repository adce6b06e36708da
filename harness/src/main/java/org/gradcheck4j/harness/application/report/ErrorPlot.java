package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.plot.LimitAxis;
import org.gradcheck4j.harness.application.plot.Strip;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Grade;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.LogHistogram;
import org.gradcheck4j.harness.comparison.TensorComparison;

/**
 * Every error against its bound: of a run, the largest gradient error of each verdict, by engine and precision; of one case,
 * every entry, by engine, or by tensor if there is one engine alone.
 *
 * @param axis that all rows share
 * @param rows from top to bottom
 * @param perMark how many numbers a mark stands for, at most
 * @param what a mark stands for, in words
 */
record ErrorPlot(LimitAxis axis, List<Row> rows, long perMark, String what) {

    /**
     * A row.
     *
     * @param label its name
     * @param grade the worst of its verdicts
     * @param strip the marks, as SVG
     */
    record Row(String label, String grade, String strip) {

        /** So that colour is not all that tells. */
        String mark() {
            return grade.equals("unexpected") ? "✗ " : "";
        }
    }

    /** A row before the axis is known. */
    private record Marks(String label, String grade, List<Value> values) {

        Strip strip(LimitAxis axis) {
            Strip strip = new Strip(axis);
            values.forEach(each -> strip.add(each.mark(), each.fraction(), each.count()));
            return strip;
        }
    }

    private record Value(Strip.Mark mark, double fraction, long count) {}

    static ErrorPlot of(GradedRun run) {
        if (!Drawn.isOneCase(run)) {
            return drawn(
                    EngineScore.of(run.all()).stream().map(ErrorPlot::ofScore).toList(),
                    "Each verdict's largest gradient error ÷ bound",
                    "verdicts");
        }
        List<Marks> rows = run.verdicts().size() == 1
                ? run.verdicts().get(0).verdict().tensors().stream()
                        .map(tensor -> ofTensor(run.verdicts().get(0), tensor))
                        .toList()
                : run.verdicts().stream().map(ErrorPlot::ofEntries).toList();
        return drawn(rows, "Every entry's error ÷ bound", "entries");
    }

    private static Marks ofScore(EngineScore score) {
        List<Value> values = score.verdicts().verdicts().stream()
                .filter(each -> !each.gradients().isEmpty())
                .map(each -> new Value(mark(each), each.gradientFractionOfBound(), 1))
                .toList();
        return new Marks(
                score.engine() + " · " + score.precision(),
                grade(score.verdicts().verdicts()),
                values);
    }

    private static Marks ofEntries(EngineVerdict verdict) {
        List<Value> values = verdict.gradients().stream()
                .flatMap(tensor -> values(verdict, tensor))
                .toList();
        return new Marks(verdict.engine() + " · " + verdict.precision().id(), grade(List.of(verdict)), values);
    }

    private static Marks ofTensor(EngineVerdict verdict, TensorComparison tensor) {
        return new Marks(
                "%s [%d × %d]".formatted(tensor.name(), tensor.rows(), tensor.columns()),
                tensor.disagrees() ? grade(List.of(verdict)) : "agrees",
                values(verdict, tensor).toList());
    }

    /** Those of the worst entries if not all are known. */
    private static Stream<Value> values(EngineVerdict verdict, TensorComparison tensor) {
        Strip.Mark beyond = verdict.grade() == Grade.EXPECTED ? Strip.Mark.KNOWN : Strip.Mark.NEW;
        if (verdict.entries(tensor).isEmpty()) {
            return tensor.worst().stream()
                    .map(entry ->
                            new Value(entry.disagrees() ? beyond : Strip.Mark.WITHIN, entry.fractionOfBound(), 1));
        }
        LogHistogram fractions = verdict.entries(tensor).get().fractions();
        List<Value> values = new ArrayList<>();
        values.add(new Value(Strip.Mark.WITHIN, 0, fractions.zeros()));
        fractions
                .counts()
                .forEach((bin, count) -> values.add(
                        new Value(fractions.upTo(bin) > 1 ? beyond : Strip.Mark.WITHIN, fractions.upTo(bin), count)));
        values.add(new Value(beyond, Double.POSITIVE_INFINITY, fractions.notFinite()));
        return values.stream().filter(each -> each.count() > 0);
    }

    private static Strip.Mark mark(EngineVerdict each) {
        return switch (each.outcome()) {
            case AGREE, UNSUPPORTED -> Strip.Mark.WITHIN;
            case INCONCLUSIVE -> Strip.Mark.DOUBTFUL;
            case EXPLAINED, DISAGREE, FAILED -> each.grade() == Grade.EXPECTED ? Strip.Mark.KNOWN : Strip.Mark.NEW;
        };
    }

    private static String grade(List<EngineVerdict> verdicts) {
        boolean wrong = verdicts.stream()
                .anyMatch(each ->
                        each.grade() == Grade.UNEXPECTED && each.outcome().isWrong());
        return wrong ? "unexpected" : "";
    }

    private static ErrorPlot drawn(List<Marks> rows, String what, String marked) {
        LimitAxis axis = LimitAxis.of(rows.stream()
                .flatMap(row -> row.values().stream())
                .map(Value::fraction)
                .toList());
        List<Strip> strips = rows.stream().map(row -> row.strip(axis)).toList();
        // The same on every row, so that heights can be compared.
        long perMark = strips.stream().mapToLong(Strip::perMark).max().orElse(1);
        List<Row> drawn = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            drawn.add(new Row(
                    rows.get(k).label(), rows.get(k).grade(), strips.get(k).svg(perMark)));
        }
        return new ErrorPlot(
                axis,
                drawn,
                perMark,
                perMark == 1
                        ? "%s, a mark each".formatted(what)
                        : "%s; a mark stands for up to %d %s of a row".formatted(what, perMark, marked));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String axisSvg() {
        return axis.svg();
    }
}
