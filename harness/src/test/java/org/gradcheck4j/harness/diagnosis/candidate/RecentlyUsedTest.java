package org.gradcheck4j.harness.diagnosis.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {

    @Test
    void what_was_not_asked_for_longest_is_forgotten() {
        RecentlyUsed<String, Integer> recent = new RecentlyUsed<>(2);
        recent.put("one", 1);
        recent.put("two", 2);
        assertThat(recent).containsOnlyKeys("one", "two");
        assertThat(recent.get("one")).isEqualTo(1);
        recent.put("three", 3);
        assertThat(recent).containsOnlyKeys("one", "three");
    }
}
