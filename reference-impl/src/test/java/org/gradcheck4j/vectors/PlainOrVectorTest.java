package org.gradcheck4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

class PlainOrVectorTest {

    /** What the build was told with {@code -Dgradcheck4j.kernel=…}; without it, vectors, after some work. */
    private static final String WANTED = System.getProperty("gradcheck4j.kernel", "");

    interface Work {}

    static final class PlainWork implements Work {}

    static final class VectorWork implements Work {}

    private static PlainOrVector<Work> loops() {
        return PlainOrVector.of(Work.class, new PlainWork(), "PlainOrVectorTest$VectorWork", 10);
    }

    @Test
    void this_build_uses_vectors_unless_told_otherwise() {
        assertThat(loops().kind()).isEqualTo(WANTED.equals("plain") ? "plain" : "vector");
        assertThat(loops().vector().isPresent()).isEqualTo(!WANTED.equals("plain"));
    }

    @Test
    void plain_loops_work_until_vectors_are_worth_their_compilation() {
        assumeThat(WANTED).isEmpty();
        PlainOrVector<Work> loops = loops();
        assertThat(loops.forWork(9)).isInstanceOf(PlainWork.class);
        assertThat(loops.forWork(2)).isInstanceOf(PlainWork.class);
        assertThat(loops.forWork(1)).isInstanceOf(VectorWork.class);
    }

    @Test
    void one_kind_alone_works_if_it_is_asked_for() {
        assumeThat(WANTED).isNotEmpty();
        assertThat(loops().forWork(1)).isInstanceOf(WANTED.equals("plain") ? PlainWork.class : VectorWork.class);
    }

    @Test
    void a_class_that_does_not_fit_the_vectors_of_this_jdk_is_not_used() {
        assumeThat(WANTED).isEmpty();
        PlainOrVector<Work> loops = PlainOrVector.of(Work.class, new PlainWork(), "Missing", 0);
        assertThat(loops.forWork(1)).isInstanceOf(PlainWork.class);
        assertThat(loops.kind()).isEqualTo("plain");
    }
}
