package org.gradcheck4j.harness.application.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradcheck4j.harness.application.record.RecordedRun;
import org.gradcheck4j.harness.application.record.RecordedRuns;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.model.GradientEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDifferenceTest {

    private static final GradientEngine RIGHT = RecordedRuns.right("mine");
    private static final GradientEngine THROWING = RecordedRuns.throwing("mine");
    private static final GradientEngine REFUSING = new RecordedRuns.RefusingEngine("mine");

    private final Path folder;
    private int kept;

    RunDifferenceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_run_and_itself_are_the_same() {
        RecordedRun run = kept(RIGHT, RecordedRuns.scaling("wrong", 2), RecordedRuns.throwing("throwing"));
        RunDifference difference = RunDifference.of(run, run, pair -> {});
        assertThat(changes(difference)).containsExactly(Change.SAME, Change.SAME, Change.NO_GRADIENT);
        assertThat(difference.compared()).isEqualTo(2);
        assertThat(difference.passes()).isTrue();
    }

    @Test
    void one_entry_that_is_wrong_is_named_with_the_side_that_is_nearer() {
        RunDifference difference = difference(RIGHT, RecordedRuns.scaling("mine", 1.5));
        PairDifference pair = difference.pairs().get(0);
        assertThat(pair.change()).isEqualTo(Change.WORSE);
        assertThat(pair.verdicts()).isEqualTo("agree → disagree (single-entry)");
        GradientDifference each = pair.difference().orElseThrow();
        assertThat(each.entries()).isEqualTo(16);
        assertThat(each.differing()).isEqualTo(1);
        assertThat(each.beyond()).isEqualTo(1);
        assertThat(each.nearer()).isEqualTo(Nearer.OLD);
        EntryDifference entry = each.largest().orElseThrow();
        assertThat(entry.place()).isEqualTo("dW2[0, 0]");
        assertThat(entry.newer()).isEqualTo((double) (float) (entry.older() * 1.5));
        assertThat(Math.abs(entry.older() - entry.exact())).isLessThan(entry.bounds() / 2);
        assertThat(entry.ofBounds()).isGreaterThan(1).isEqualTo(entry.difference() / entry.bounds());
        assertThat(difference.passes()).isFalse();
    }

    @Test
    void roundings_beside_a_wrong_entry_do_not_decide_which_is_nearer() {
        RunDifference difference = difference(RIGHT, RecordedRuns.roundedAndScaling("mine", 1.5));
        GradientDifference each = difference.pairs().get(0).difference().orElseThrow();
        assertThat(each.differing()).isGreaterThan(10);
        assertThat(each.beyond()).isEqualTo(1);
        assertThat(each.deciding().entries()).isEqualTo(1);
        assertThat(each.nearer()).isEqualTo(Nearer.OLD);
    }

    @Test
    void the_other_way_round_it_became_better_but_the_bounds_do_not_explain_it() {
        RunDifference difference = difference(RecordedRuns.scaling("mine", 1.5), RIGHT);
        assertThat(changes(difference)).containsExactly(Change.BETTER);
        assertThat(difference.pairs().get(0).difference().orElseThrow().nearer())
                .isEqualTo(Nearer.NEW);
        assertThat(difference.passes()).isFalse();
    }

    @Test
    void a_rounding_more_is_within_the_bounds() {
        RunDifference difference = difference(RIGHT, RecordedRuns.scaling("mine", 1 + Math.ulp(1f)));
        assertThat(changes(difference)).containsExactly(Change.EXPLAINED);
        EntryDifference entry =
                difference.pairs().get(0).difference().orElseThrow().largest().orElseThrow();
        assertThat(entry.ulps()).isBetween(1.0, 2.0);
        assertThat(entry.ofBounds()).isLessThan(1);
        assertThat(difference.passes()).isTrue();
    }

    @Test
    void wrong_in_another_way_is_worse() {
        RunDifference difference = difference(RecordedRuns.scaling("mine", 1.5), RecordedRuns.scaling("mine", 2));
        assertThat(changes(difference)).containsExactly(Change.WORSE);
        assertThat(difference.pairs().get(0).difference().orElseThrow().nearer())
                .isEqualTo(Nearer.OLD);
    }

    @Test
    void a_number_that_is_not_finite_is_infinitely_far() {
        RunDifference difference = difference(RIGHT, RecordedRuns.scaling("mine", Double.NaN));
        assertThat(changes(difference)).containsExactly(Change.WORSE);
        GradientDifference each = difference.pairs().get(0).difference().orElseThrow();
        assertThat(each.ofBounds()).isInfinite();
        assertThat(each.nearer()).isEqualTo(Nearer.OLD);
        RunDifference itself =
                difference(RecordedRuns.scaling("mine", Double.NaN), RecordedRuns.scaling("mine", Double.NaN));
        assertThat(changes(itself)).containsExactly(Change.SAME);
    }

    @Test
    void what_has_no_gradient_any_more_is_worse_and_what_has_one_now_is_better() {
        assertThat(changes(difference(RIGHT, THROWING))).containsExactly(Change.WORSE);
        assertThat(changes(difference(RIGHT, REFUSING))).containsExactly(Change.WORSE);
        assertThat(changes(difference(REFUSING, THROWING))).containsExactly(Change.WORSE);
        assertThat(changes(difference(THROWING, RIGHT))).containsExactly(Change.BETTER);
        assertThat(changes(difference(REFUSING, RIGHT))).containsExactly(Change.BETTER);
        assertThat(difference(REFUSING, RIGHT).passes()).isFalse();
        assertThat(changes(difference(REFUSING, REFUSING))).containsExactly(Change.NO_GRADIENT);
    }

    @Test
    void without_a_gradient_on_both_sides_nothing_was_compared() {
        RunDifference difference = difference(REFUSING, REFUSING);
        assertThat(difference.compared()).isZero();
        assertThat(difference.passes()).isFalse();
    }

    @Test
    void what_is_in_one_run_alone_fails() {
        RunDifference difference = RunDifference.of(
                kept(RIGHT, RecordedRuns.right("old")), kept(RIGHT, RecordedRuns.right("new")), pair -> {});
        assertThat(changes(difference)).containsExactly(Change.SAME, Change.ONLY_OLD, Change.ONLY_NEW);
        assertThat(difference.passes()).isFalse();
        assertThat(RunDifference.size(difference.older(), difference.newer())).isEqualTo(3);
    }

    @Test
    void other_inputs_are_not_comparable() {
        RunDifference difference =
                RunDifference.of(kept(RIGHT), keep(RecordedRuns.run(RecordedRuns.testCase(8), RIGHT)), pair -> {});
        assertThat(changes(difference)).containsExactly(Change.NOT_COMPARABLE);
        assertThat(difference.compared()).isZero();
        assertThat(difference.passes()).isFalse();
    }

    private RunDifference difference(GradientEngine older, GradientEngine newer) {
        return RunDifference.of(kept(older), kept(newer), pair -> {});
    }

    private static List<Change> changes(RunDifference difference) {
        return difference.pairs().stream().map(PairDifference::change).toList();
    }

    private RecordedRun kept(GradientEngine... engines) {
        return keep(RecordedRuns.run(engines));
    }

    private RecordedRun keep(GradedRun run) {
        kept++;
        return RecordedRuns.kept(folder.resolve("run" + kept), run);
    }
}
