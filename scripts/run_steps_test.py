"""What a workflow runs is found whole, whichever way it is written."""

import unittest

from run_steps import steps

WORKFLOW = """\
defaults:
  run:
    shell: bash
jobs:
  test:
    steps:
      - run: scripts/test # every check
      - name: Two lines
        run: |
          if [ -z "$A" ]; then
            exit 1

          fi
      - uses: actions/checkout@v6
      - run: >-
          echo a
          b
        env:
          run-time: long
"""


class Steps(unittest.TestCase):
    """The scripts of a workflow."""

    def test_each_form_is_found(self):
        self.assertEqual(
            list(steps(WORKFLOW)),
            [(7, "scripts/test\n"), (9, 'if [ -z "$A" ]; then\n  exit 1\n\nfi\n'), (15, "echo a\nb\n")],
        )


if __name__ == "__main__":
    unittest.main()
