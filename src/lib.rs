use app as _;
