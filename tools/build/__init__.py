"""Turn lessons/NN_name.md into the learner's notebook and the solved one."""
